/** giscus: comments in GitHub Discussions, in a frame of giscus.app. */

import { meta, pageAddress, threadName } from "./address.js";
import { frame, resize } from "./frame.js";
import { Session } from "./session.js";

/** The languages that giscus speaks; its other addresses are not found. */
const LANGUAGES = new Set(
  (
    "ar be bg ca cs da de en eo es eu fa fr gr gsw hbs he hu id it ja kh ko nl pl pt ro ru " +
    "th tr uk uz vi zh-CN zh-Hans zh-Hant zh-HK zh-TW"
  ).split(" "),
);

/** What giscus says when a token is too old or not its own. */
const REFUSED = /Bad credentials|Invalid state value|State has expired/;

/** @type {import("./element.js").Mount} */
export async function mount(place) {
  const { options, signal } = place;
  const session = new Session("giscus", "giscus-session", JSON.stringify);
  /** @param {boolean} dark */
  const theme = (dark) => (dark ? options.themeDark : options.themeLight) ?? "";
  const address = () => widget(place, session.token, theme(place.dark));
  const element = await frame(place, address(), (data, page) => {
    const said = spoken(data);
    resize(page, said.resizeHeight);
    if (said.signOut || (REFUSED.test(String(said.error)) && session.end())) {
      session.end();
      page.src = address().href;
    }
  });
  const { origin } = address();
  return (dark) => {
    place.dark = dark;
    if (signal.aborted) return;
    element.contentWindow?.postMessage({ giscus: { setConfig: { theme: theme(dark) } } }, origin);
  };
}

/**
 * @param {unknown} data
 * @returns {Record<string, unknown>}
 */
function spoken(data) {
  const said = /** @type {{ giscus?: unknown } | null} */ (data)?.giscus;
  return typeof said === "object" && said !== null
    ? /** @type {Record<string, unknown>} */ (said)
    : {};
}

/**
 * @param {import("./element.js").Place} place
 * @param {string} session
 * @param {string} theme
 */
function widget({ options, post, locale }, session, theme) {
  const page = pageAddress();
  const lang = options.lang ?? known(locale);
  const address = new URL(`${options.host}/${encodeURIComponent(lang)}/widget`);
  const flag = (/** @type {string | undefined} */ value) => (value === "true" ? "1" : "0");
  address.search = String(
    new URLSearchParams({
      // Where signing in leads back to.
      origin: `${page}#gz-provider-title`,
      session,
      theme,
      reactionsEnabled: flag(options.reactions),
      emitMetadata: "0",
      inputPosition: options.inputPosition ?? "",
      repo: options.repo ?? "",
      repoId: options.repoId ?? "",
      category: options.category ?? "",
      categoryId: options.categoryId ?? "",
      strict: flag(options.strict),
      description: meta("og:description"),
      backLink: String(page),
      term: threadName(options.mapping, post),
    }),
  );
  return address;
}

/** @param {string} locale a BCP 47 tag */
function known(locale) {
  const tags = [locale, locale.split("-")[0] ?? ""];
  return tags.find((tag) => LANGUAGES.has(tag)) ?? "en";
}
