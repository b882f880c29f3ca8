/**
 * <gazette-comments post="…" locale="…">: the reader's own comments on one post.
 *
 * All markup and every word comes from the page's templates; what readers wrote enters it as
 * text only.
 */

import { CommentForm } from "./comment-form.js";
import { CommentList } from "./comment-list.js";
import { Texts, part } from "./parts.js";
import { ReaderStorage } from "./storage.js";
import { Thread } from "./thread.js";
import { TimeWords } from "./time.js";
import { Unsent } from "./unsent.js";

/**
 * What all parts of a widget share.
 *
 * @typedef {object} Place
 * @property {HTMLElement} root holds the templates and what they leave to be filled
 * @property {Texts} texts
 * @property {TimeWords} times
 * @property {Unsent} unsent
 * @property {(text: string) => void} say tells it to screen readers
 * @property {AbortSignal} signal ends what outlives the widget's own markup
 */

/** The path of the site's root: this module lies two folders below it. */
const SITE = new URL("../../", import.meta.url).pathname;

const MINUTE_MS = 60_000;

export class GazetteComments extends HTMLElement {
  connectedCallback() {
    const post = this.getAttribute("post") ?? "";
    const locale = this.getAttribute("locale") ?? "en";
    /** @private */
    this.connection = new AbortController();
    const { signal } = this.connection;
    const storage = new ReaderStorage(SITE);
    const unsent = new Unsent(storage, post);
    const status = part(this, "status", HTMLElement);
    /** @type {Place} */
    const place = {
      root: this,
      texts: new Texts(this, locale),
      times: new TimeWords(locale),
      unsent,
      say: (text) => void (status.textContent = text),
      signal,
    };
    const list = new CommentList(new Thread(storage, post), place);
    new CommentForm(post, list, storage, place);
    this.addEventListener("keydown", submitOnCtrlEnter, { signal });
    keepInStep(list, unsent, storage, signal);
    part(this, "blocked", HTMLElement).hidden = storage.lasting;
    part(this, "region", HTMLElement).hidden = false;
  }

  disconnectedCallback() {
    this.connection?.abort();
  }
}

/**
 * Stores what is typed before it could be lost, and shows what other tabs did meanwhile.
 *
 * @param {CommentList} list
 * @param {Unsent} unsent
 * @param {ReaderStorage} storage
 * @param {AbortSignal} signal
 */
function keepInStep(list, unsent, storage, signal) {
  const store = () => unsent.store();
  const refresh = () => {
    list.show();
    unsent.recall();
  };
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
