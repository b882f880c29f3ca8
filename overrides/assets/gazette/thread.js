/** The comments on one post: the reader's, and those that the page has. */

import { changed, inOrder, readComment } from "./comment.js";

/** @typedef {import("./comment.js").Comment} Comment */

/** The reader's comments on one post. */
export class Thread {
  /**
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {string} post the post's id, which outlives its address
   */
  constructor(storage, post) {
    this.post = post;
    /** @private */
    this.storage = storage;
  }

  /** @returns {Comment[]} in the order they were written */
  read() {
    const names = this.storage.names(`comments:${this.post}`);
    return inOrder(names.flatMap((name) => this.readOne(name) ?? []));
  }

  /**
   * Adds a comment, or replaces the one with its id.
   *
   * @param {Comment & { replaces?: number }} comment of an edit, `replaces` is when the version was
   *   written that it began with
   * @throws {import("./storage.js").StorageFullError}
   */
  put(comment) {
    this.storage.set(this.nameOf(comment.id), comment);
  }

  /**
   * Tells whether `now`, which is stored, was written by a tab that had not seen the version
   * `saved`: at the same moment.
   *
   * @param {Comment} saved
   * @param {Comment} now
   */
  isUnawareOf(saved, now) {
    const { replaces = changed(now) } = this.storage.get(this.nameOf(now.id)) ?? {};
    return now.body !== saved.body && Number(replaces) < changed(saved);
  }

  /** @param {string} id */
  remove(id) {
    this.storage.remove(this.nameOf(id));
  }

  /**
   * @private
   * @param {string} name
   */
  readOne(name) {
    const value = this.storage.get(name);
    const comment = readComment(value);
    if (comment?.post === this.post && this.nameOf(comment.id) === name) return comment;
    if (value || this.storage.isDamaged(name)) this.storage.reject(name);
    return null;
  }

  /**
   * @private
   * @param {string} id
   */
  nameOf(id) {
    return `comments:${this.post}:${id}`;
  }
}

/**
 * @typedef {object} AcceptedComment
 * @property {string} id
 * @property {HTMLElement} element the item of the list that it is
 * @property {string} name "" of one that was removed
 * @property {string} created RFC 3339
 * @property {number} depth how many it answers, one by way of another
 */

/** The comments that are part of the publication, which the page has as HTML. */
export class Accepted {
  /** @param {ParentNode} root */
  constructor(root) {
    /** @type {Map<string, AcceptedComment>} */
    this.comments = new Map();
    for (const element of root.querySelectorAll("li[data-gz-id]")) {
      if (!(element instanceof HTMLElement)) continue;
      const id = element.dataset.gzId ?? "";
      const outer = element.parentElement?.closest("li[data-gz-id]");
      const parent = outer instanceof HTMLElement ? this.comments.get(outer.dataset.gzId ?? "") : null;
      this.comments.set(id, {
        id,
        element,
        name: element.querySelector(':scope > article [data-gz="author"]')?.textContent ?? "",
        created: element.querySelector("time")?.dateTime ?? "",
        depth: parent ? parent.depth + 1 : 0,
      });
    }
  }
}
