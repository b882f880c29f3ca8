/** The reader's private comments on a post, to be copied into the form of another system. */

import { fill, part, stamp } from "../parts.js";

export class PrivateComments {
  /**
   * @param {HTMLElement} root
   * @param {import("../thread.js").Thread} thread
   * @param {import("../parts.js").Texts} texts
   * @param {string} locale a BCP 47 tag
   */
  constructor(root, thread, texts, locale) {
    /** @private */
    this.root = root;
    /** @private */
    this.thread = thread;
    /** @private */
    this.texts = texts;
    /** @private */
    this.plural = new Intl.PluralRules(locale);
    this.show();
  }

  /**
   * Keeps in step with what other tabs write.
   *
   * @param {import("../storage.js").ReaderStorage} storage
   * @param {AbortSignal} signal ends it
   */
  keep(storage, signal) {
    storage.watch(() => this.show(), signal);
  }

  /** @private */
  show() {
    const comments = this.thread.read();
    const count = comments.length;
    part(this.root, "private", HTMLElement).hidden = count === 0;
    fill(this.root, "count", this.texts.get(`mine-${this.plural.select(count)}`, { count }));
    const rows = comments.map((comment) => this.row(comment.body));
    part(this.root, "list", HTMLElement).replaceChildren(...rows);
  }

  /**
   * @private
   * @param {string} text
   */
  row(text) {
    const row = stamp(this.root, "mine-template");
    fill(row, "body", text);
    const body = part(row, "body", HTMLElement);
    part(row, "copy", HTMLElement).addEventListener("click", () => void this.copy(text, body));
    return row;
  }

  /**
   * @private
   * @param {string} text
   * @param {HTMLElement} body where the text stands
   */
  async copy(text, body) {
    try {
      await navigator.clipboard.writeText(text);
      this.say("copied");
    } catch {
      // Pages without https: have no clipboard, and browsers may refuse it.
      getSelection()?.selectAllChildren(body);
      this.say("selected");
    }
  }

  /**
   * @private
   * @param {string} key
   */
  say(key) {
    fill(this.root, "copy-status", this.texts.get(key));
  }
}
