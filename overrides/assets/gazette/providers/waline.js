/** Waline: comments on a server of one's own; its script makes the form in the page itself. */

import { threadAddress } from "./address.js";
import { module, stylesheet } from "./remote.js";

/** @typedef {(options: object) => { destroy: () => void } | null} Init */

/** @type {import("./element.js").Mount} */
export async function mount(place) {
  const { target, options, locale, signal } = place;
  const el = document.createElement("div");
  const [exported] = await Promise.all([
    module(options.script ?? ""),
    stylesheet(target, options.style ?? ""),
  ]);
  signal.throwIfAborted();
  target.append(el);
  const { pathname, search } = threadAddress(place);
  const init = /** @type {Init} */ (exported.init);
  const instance = init({
    el,
    serverURL: options.serverUrl,
    path: pathname + search,
    lang: options.lang ?? known(locale, Object.keys(exported.defaultLocales ?? {})),
    // It follows the palette by itself.
    dark: ".gz-provider--dark",
    // Both ask further servers, unlike the rest.
    emoji: false,
    search: false,
  });
  signal.addEventListener("abort", () => instance?.destroy());
  return () => {};
}

/**
 * Returns Waline's own name of a language; of one it does not know, it makes English.
 *
 * @param {string} locale a BCP 47 tag
 * @param {string[]} names
 */
function known(locale, names) {
  const tag = locale.toLowerCase();
  const language = tag.split("-")[0] ?? "";
  return [tag, language === "ja" ? "jp" : language].find((name) => names.includes(name)) ?? "en";
}
