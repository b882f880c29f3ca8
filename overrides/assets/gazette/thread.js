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
   * @param {Comment} comment
   * @param {Comment} [before] the version that it is an edit of
   * @throws {import("./storage.js").StorageFullError}
   */
  put(comment, before) {
    const value = before ? { ...comment, replaces: changed(before) } : comment;
    this.storage.set(this.nameOf(comment.id), value);
  }

  /**
   * Tells whether `now`, which is stored, was written by who had not seen the version `saved`:
   * by another tab at the same moment.
   *
   * @param {Comment} saved
   * @param {Comment} now
   */
  isUnawareOf(saved, now) {
    if (now.body === saved.body) return false;
    const replaces = this.storage.get(this.nameOf(now.id))?.replaces;
    const known = typeof replaces === "number" ? replaces : changed(now);
    return Math.min(known, changed(now)) < changed(saved);
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
