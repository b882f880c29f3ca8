/** The reader's comments on one post. */

import { changed, inOrder, readComment } from "./comment.js";

/** @typedef {import("./comment.js").Comment} Comment */

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
