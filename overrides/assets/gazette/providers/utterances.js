/** utterances: comments in GitHub issues, in a frame of utteranc.es. */

import { meta, pageAddress, pathName, threadName } from "./address.js";
import { frame, resize } from "./frame.js";
import { Session } from "./session.js";

/** How much of a description fits beside the rest into an address, in characters once encoded. */
const DESCRIPTION_LIMIT = 1_000;

/** @type {import("./element.js").Mount} */
export async function mount(place) {
  const { options, dark } = place;
  const { token } = new Session("utterances", "utterances-session", String);
  /** @param {boolean} isDark */
  const theme = (isDark) => (isDark ? options.themeDark : options.themeLight) ?? "";
  const address = widget(place, token, theme(dark));
  const element = await frame(place, address, (data, page) => {
    const said = /** @type {{ type?: unknown, height?: unknown } | null} */ (data);
    if (said?.type === "resize") resize(page, said.height);
  });
  return (isDark) => {
    const message = { type: "set-theme", theme: theme(isDark) };
    element.contentWindow?.postMessage(message, address.origin);
  };
}

/**
 * @param {import("./element.js").Place} place
 * @param {string} session
 * @param {string} theme
 */
function widget({ options, post }, session, theme) {
  const address = new URL(`${options.host}/utterances.html`);
  address.search = String(
    new URLSearchParams({
      repo: options.repo ?? "",
      "issue-term": threadName(options.issueTerm, post),
      ...(options.label && { label: options.label }),
      theme,
      // Where signing in leads back to, and what a new issue tells about the post.
      url: String(pageAddress()),
      origin: location.origin,
      pathname: pathName(),
      title: document.title,
      description: shortened(meta("og:description")),
      "og:title": meta("og:title"),
      session,
    }),
  );
  return address;
}

/** @param {string} text */
function shortened(text) {
  const length = encodeURIComponent(text).length;
  const share = Math.min(1, DESCRIPTION_LIMIT / length);
  return [...text].slice(0, Math.floor([...text].length * share)).join("");
}
