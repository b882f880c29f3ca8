/**
 * The comments below one post: the publication's, which are in the page, and the reader's own.
 *
 * All markup and every word comes from the page's templates.
 */

import { CommentForm } from "./comment-form.js";
import { CommentList } from "./comment-list.js";
import { Texts, part, renew, stamp, templates } from "./parts.js";
import { Prose } from "./prose.js";
import { ReaderStorage } from "./storage.js";
import { Accepted, Thread } from "./thread.js";
import { TimeWords } from "./time.js";
import { Unsent } from "./unsent.js";

/**
 * What all parts of a widget share.
 *
 * @typedef {object} Place
 * @property {HTMLElement} root what the page has of the widget
 * @property {DocumentFragment} templates what it makes copies of
 * @property {string} post the post's id
 * @property {string | null} revision of the post as it is now
 * @property {boolean} closed whether the publication takes no more comments on it
 * @property {Texts} texts
 * @property {TimeWords} times
 * @property {Prose} prose
 * @property {Unsent} unsent
 * @property {() => Promise<void>} kept asks the browser, once, to keep what was added
 * @property {(text: string) => void} say tells it to screen readers
 * @property {AbortSignal} signal ends what outlives the widget's own markup
 */

const MINUTE_MS = 60_000;

/**
 * Brings the comments of one post to life.
 *
 * @param {HTMLElement} root <gazette-comments post="…" locale="…" …>
 * @param {string} site the path of the site's root
 * @param {AbortSignal} signal ends it
 * @throws {Error} where the templates cannot be had, or lack a part
 */
export async function mount(root, site, signal) {
  const stamps = await templates(root.getAttribute("edition") ?? "");
  if (signal.aborted) return;
  const post = root.getAttribute("post") ?? "";
  const locale = root.getAttribute("locale") ?? "en";
  const storage = new ReaderStorage(site);
  const unsent = new Unsent(storage, post);
  const status = part(root, "status", HTMLElement);
  /** @type {Place} */
  const place = {
    root,
    templates: stamps,
    post,
    revision: root.getAttribute("revision"),
    closed: root.hasAttribute("closed"),
    texts: new Texts(stamps, locale),
    times: new TimeWords(locale),
    prose: new Prose(signal),
    kept: async () => (await import("./health.js")).askToPersist(storage),
    unsent,
    say: (text) => void (status.textContent = text),
    signal,
  };
  const list = new CommentList(new Thread(storage, post), new Accepted(root), place);
  if (root.querySelector('[data-gz="form"]')) new CommentForm(list, storage, place);
  root.addEventListener("keydown", submitOnCtrlEnter, { signal });
  const refresh = () => {
    list.show();
    unsent.recall();
    warn(place, "damaged", storage.damaged);
  };
  keepInStep(refresh, unsent, storage, signal);
  warn(place, "damaged", storage.damaged);
  warn(place, "blocked", !storage.lasting);
  if (list.hasOwn) void showHealthBelow(place, storage, locale);
  root.setAttribute("ready", "");
  // What the address names may be the reader's own, and only here by now.
  if (location.hash.startsWith("#comment-")) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
}

/**
 * Shows a warning that few ever see below the list, or takes it away.
 *
 * @param {Place} place
 * @param {"damaged" | "blocked"} name
 * @param {boolean} holds whether there is what it warns of
 */
function warn({ root, templates }, name, holds) {
  const shown = root.querySelector(`[data-gz="${name}"]`);
  if (!holds) shown?.remove();
  else if (!shown) part(root, "list", HTMLElement).after(stamp(templates, `${name}-template`));
}

/**
 * Says below the comments how safe they are here, to who has any.
 *
 * @param {Place} place
 * @param {ReaderStorage} storage
 * @param {string} locale
 */
async function showHealthBelow({ root, templates }, storage, locale) {
  const { showHealth } = await import("./health.js");
  part(root, "status", HTMLElement).before(renew(templates, "health", root));
  await showHealth(root, storage, locale);
}

/**
 * Stores what is typed before it could be lost, and shows what other tabs did meanwhile.
 *
 * @param {() => void} refresh shows what is stored
 * @param {Unsent} unsent
 * @param {ReaderStorage} storage
 * @param {AbortSignal} signal
 */
function keepInStep(refresh, unsent, storage, signal) {
  const store = () => unsent.store();
  storage.watch(refresh, signal);
  // Times go on; a page that slept in the background was told of nothing.
  const clock = setInterval(() => document.hidden || refresh(), MINUTE_MS);
  window.addEventListener("pageshow", (event) => event.persisted && refresh(), { signal });
  document.addEventListener("visibilitychange", () => (document.hidden ? store : refresh)(), {
    signal,
  });
  window.addEventListener("pagehide", store, { signal });
  /** @param {BeforeUnloadEvent} event */
  const ask = (event) => {
    store();
    if (unsent.atRisk || storage.fleeting) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask, { signal });
  signal.addEventListener("abort", () => {
    clearInterval(clock);
    store();
  });
}

/** @param {KeyboardEvent} event */
function submitOnCtrlEnter(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
}
