/**
 * The reader's own comments on one post: the list, the form, and what is not yet sent.
 *
 * All markup and every word comes from the page's templates; what readers wrote enters it as
 * text only.
 */

import { BODY_LIMIT, NAME_LIMIT, newComment } from "./comment.js";
import { CommentItem } from "./comment-item.js";
import { Texts, markField, part, stamp } from "./parts.js";
import { ReaderStorage, StorageFullError } from "./storage.js";
import { Draft, Thread } from "./thread.js";

/** @typedef {import("./comment.js").Comment} Comment */

const READER = "reader";
const MINUTE_MS = 60_000;
const PAUSE_MS = 300;

export class CommentList {
  /**
   * @param {HTMLElement} root holds the templates and what they leave to be filled
   * @param {{ site: string, post: string, locale: string }} place the path of the site's root,
   *   the post's id, and a BCP 47 tag
   * @param {AbortSignal} signal ends all that reaches beyond `root`
   */
  constructor(root, { site, post, locale }, signal) {
    this.templates = root;
    this.locale = locale;
    this.texts = new Texts(root);
    this.storage = new ReaderStorage(site);
    this.thread = new Thread(this.storage, post);
    this.draft = new Draft(this.storage, post);
    this.form = part(root, "form", HTMLFormElement);
    this.nameField = part(root, "name-input", HTMLInputElement);
    this.bodyField = part(root, "body-input", HTMLTextAreaElement);
    this.list = part(root, "list", HTMLElement);
    /** @type {Map<string, CommentItem>} the comments shown, by id */
    this.items = new Map();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;

    this.list.replaceChildren();
    this.show();
    this.recall();
    part(root, "blocked", HTMLElement).hidden = this.storage.lasting;
    part(root, "region", HTMLElement).hidden = false;

    this.form.addEventListener("submit", (event) => this.add(event), { signal });
    root.addEventListener("input", () => this.changed(), { signal });
    root.addEventListener("keydown", submitOnCtrlEnter, { signal });
    window.addEventListener("pagehide", () => this.remember(), { signal });
    this.thread.watch(() => this.show(), signal);
    const clock = setInterval(() => this.tick(), MINUTE_MS);
    signal.addEventListener("abort", () => {
      clearInterval(clock);
      this.remember();
    });
  }

  /** Brings the list in line with what is stored; edits under way are left alone. */
  show() {
    const comments = this.thread.read();
    const stored = new Set(comments.map((comment) => comment.id));
    for (const [id, item] of this.items) {
      if (!stored.has(id) && item.unsent === null) {
        item.element.remove();
        this.items.delete(id);
      }
    }
    // From the end, so that each new comment finds its place before the one that follows it.
    let next = null;
    for (const comment of [...comments].reverse()) {
      const item = this.items.get(comment.id) ?? new CommentItem(comment, this);
      this.items.set(comment.id, item);
      item.show(comment);
      if (!item.element.isConnected) this.list.insertBefore(item.element, next);
      next = item.element;
    }
    part(this.templates, "damaged", HTMLElement).hidden = !this.thread.damaged;
  }

  /** @param {SubmitEvent} event */
  async add(event) {
    event.preventDefault();
    const name = this.nameField.value.trim();
    const body = this.bodyField.value.trim();
    const nameError = this.excess(name, NAME_LIMIT, "long-name");
    const comment = newComment({ post: this.thread.post, name, body });
    const bodyError =
      this.complaint(body) || (nameError ? "" : await this.save(comment, "added"));
    markField(this.nameField, part(this.templates, "name-error", HTMLElement), nameError);
    markField(this.bodyField, part(this.templates, "body-error", HTMLElement), bodyError);
    if (nameError || bodyError) {
      (nameError ? this.nameField : this.bodyField).focus();
      return;
    }
    // Whatever was typed meanwhile is another comment.
    if (this.bodyField.value.trim() === body) this.bodyField.value = "";
    this.remember();
    this.bodyField.focus();
  }

  /** @param {string} body */
  complaint(body) {
    return body ? this.excess(body, BODY_LIMIT, "long") : this.texts.get("empty");
  }

  /**
   * @param {string} text
   * @param {number} limit
   * @param {string} key
   */
  excess(text, limit, key) {
    const count = text.length - limit;
    return count > 0 ? this.texts.get(key, { count }) : "";
  }

  /**
   * @param {Comment} comment
   * @param {string} message the key of what to announce
   * @returns {Promise<string>} what went wrong, or ""
   */
  async save(comment, message) {
    try {
      await this.thread.put(comment);
    } catch (error) {
      if (error instanceof StorageFullError) return this.texts.get("full");
      throw error;
    }
    this.show();
    this.announce(message);
    return "";
  }

  /** @param {Comment} comment */
  async remove(comment) {
    const item = this.items.get(comment.id);
    const notice = stamp(this.templates, "deleted-template");
    const undo = part(notice, "undo", HTMLButtonElement);
    undo.addEventListener("click", async () => {
      const failure = await this.save(comment, "restored");
      part(notice, "failure", HTMLElement).textContent = failure;
      if (failure) return;
      notice.remove();
      this.items.get(comment.id)?.article.focus();
    });
    item?.element.before(notice);
    await this.thread.remove(comment.id);
    this.show();
    undo.focus();
    this.announce("deleted");
  }

  /** Stores unsent text once the reader pauses. */
  changed() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.remember(), PAUSE_MS);
  }

  /** Stores the reader's name and every text not yet added or saved. */
  remember() {
    clearTimeout(this.pause);
    const edits = [...this.items].flatMap(([id, { unsent }]) =>
      unsent === null ? [] : [[id, unsent]],
    );
    try {
      this.storage.set(READER, { name: this.nameField.value });
      this.draft.write({ text: this.bodyField.value, edits: Object.fromEntries(edits) });
    } catch (error) {
      if (!(error instanceof StorageFullError)) throw error;
      // The text is still in its field, and adding it will say what is wrong.
    }
  }

  /** Brings back what `remember` stored. */
  recall() {
    const name = this.storage.get(READER)?.name;
    if (typeof name === "string") this.nameField.value = name;
    const { text, edits } = this.draft.read();
    this.bodyField.value = text;
    for (const [id, unsent] of Object.entries(edits)) this.items.get(id)?.edit(unsent);
  }

  tick() {
    if (document.hidden) return;
    const now = new Date();
    this.items.forEach((item) => item.showTime(now));
  }

  /** @param {string} key */
  announce(key) {
    part(this.templates, "status", HTMLElement).textContent = this.texts.get(key);
  }
}

/** @param {KeyboardEvent} event */
function submitOnCtrlEnter(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
}
