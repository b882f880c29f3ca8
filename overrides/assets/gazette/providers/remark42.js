/** Remark42: comments on a server of one's own, in a frame that its script makes. */

import { threadAddress } from "./address.js";
import { module } from "./remote.js";

/**
 * What its script leaves on the window.
 *
 * @typedef {object} Remark42
 * @property {(config: object) => unknown} createInstance
 * @property {() => void} [destroy] what was created last
 * @property {(theme: string) => void} [changeTheme]
 */

/** @type {import("./element.js").Mount} */
export async function mount(place) {
  const { target, options, signal } = place;
  const node = document.createElement("div");
  node.id = "remark42";
  target.append(node);
  const config = configuration(place);
  Reflect.set(window, "remark_config", config);
  signal.addEventListener("abort", () => {
    // Its listeners on the window end; it throws where it has not begun.
    if (node.hasChildNodes()) remark42()?.destroy?.();
    node.remove();
  });
  if (!remark42()) await module(`${options.host}/web/embed.mjs`);
  signal.throwIfAborted();
  // When it is loaded it begins by itself, but not with a node that came later.
  if (!node.hasChildNodes()) remark42()?.createInstance(config);
  return (dark) => {
    config.theme = theme(dark);
    remark42()?.changeTheme?.(config.theme);
  };
}

/** @returns {Remark42 | undefined} */
function remark42() {
  return Reflect.get(window, "REMARK42");
}

/** @param {boolean} dark */
function theme(dark) {
  return dark ? "dark" : "light";
}

/** @param {import("./element.js").Place} place */
function configuration(place) {
  const { options, postTitle, locale, dark } = place;
  return {
    host: options.host,
    site_id: options.siteId,
    url: threadAddress(place).href,
    page_title: postTitle,
    components: ["embed"],
    theme: theme(dark),
    locale: options.locale ?? locale.split("-")[0],
    simple_view: options.simpleView === "true",
    no_footer: options.noFooter === "true",
    ...(options.maxShownComments && { max_shown_comments: Number(options.maxShownComments) }),
  };
}
