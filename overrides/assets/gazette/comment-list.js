/** The reader's own comments on one post, in the order they were written. */

import { BODY_LIMIT } from "./comment.js";
import { CommentItem } from "./comment-item.js";
import { fill, part, stamp } from "./parts.js";
import { StorageFullError } from "./storage.js";

/** @typedef {import("./comment.js").Comment} Comment */
/** @typedef {import("./comments.element.js").Place} Place */
/** @typedef {import("./thread.js").Thread} Thread */

export class CommentList {
  /**
   * @param {Thread} thread
   * @param {Place} place
   */
  constructor(thread, place) {
    /** @private */
    this.thread = thread;
    /** @private */
    this.place = place;
    /** @private */
    this.element = part(place.root, "list", HTMLElement);
    /** @private @type {Map<string, CommentItem>} the comments shown, by id */
    this.items = new Map();
    /** @private @type {Map<string, HTMLElement>} what stands where one was deleted, by its id */
    this.notices = new Map();
    this.element.replaceChildren();
    this.show();
  }

  /** Brings the list in line with what is stored; edits under way go on. */
  show() {
    const comments = this.thread.read();
    const stored = new Set(comments.map((comment) => comment.id));
    for (const [id, item] of this.items) {
      if (stored.has(id) || item.editing) continue;
      if (item.element.contains(document.activeElement)) this.focusTitle();
      item.element.remove();
      this.items.delete(id);
    }
    /** @type {Element | null} */
    let next = null;
    for (const comment of comments.reverse()) {
      next = this.showOne(comment, next);
    }
    part(this.place.root, "damaged", HTMLElement).hidden = !this.thread.damaged;
  }

  /**
   * Stores a comment, new or changed.
   *
   * @param {Comment} comment
   * @param {string} message the key of what to say when it is done
   * @returns {string} what went wrong, or ""
   */
  save(comment, message) {
    try {
      this.thread.put(comment);
    } catch (error) {
      if (error instanceof StorageFullError) return this.place.texts.get("full");
      throw error;
    }
    this.show();
    this.place.say(this.place.texts.get(message));
    return "";
  }

  /**
   * Deletes a comment, and leaves a notice in its place that brings it back.
   *
   * @param {CommentItem} item
   */
  remove({ comment, element }) {
    const notice = stamp(this.place.root, "deleted-template");
    const undo = part(notice, "undo", HTMLButtonElement);
    undo.addEventListener("click", () => this.restore(comment, notice));
    element.before(notice);
    this.notices.set(comment.id, notice);
    this.thread.remove(comment.id);
    undo.focus();
    this.show();
    this.place.say(this.place.texts.get("deleted"));
  }

  /**
   * Says what is wrong with the text of a comment, or "".
   *
   * @param {string} body
   */
  complaint(body) {
    if (!body) return this.place.texts.get("empty");
    const count = body.length - BODY_LIMIT;
    return count > 0 ? this.place.texts.get("long", { count, limit: BODY_LIMIT }) : "";
  }

  /**
   * @private
   * @param {Comment} comment
   * @param {Element | null} next what stands behind it
   * @returns {Element}
   */
  showOne(comment, next) {
    let item = this.items.get(comment.id);
    if (item) {
      item.show(comment);
    } else {
      item = new CommentItem(comment, this, this.place);
      this.items.set(comment.id, item);
      this.element.insertBefore(item.element, next);
      this.notices.get(comment.id)?.remove();
      this.notices.delete(comment.id);
    }
    return item.element;
  }

  /**
   * @private
   * @param {Comment} comment
   * @param {HTMLElement} notice
   */
  restore(comment, notice) {
    const failure = this.save(comment, "restored");
    fill(notice, "failure", failure);
    this.items.get(comment.id)?.article.focus();
  }

  /** @private */
  focusTitle() {
    part(this.place.root, "title", HTMLElement).focus();
  }
}
