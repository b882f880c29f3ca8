/**
 * The reader's comments on one post, and the text that has not become one yet.
 */

import { inOrder, readComment } from "./comment.js";

/** @typedef {import("./comment.js").Comment} Comment */
/** @typedef {import("./storage.js").ReaderStorage} ReaderStorage */

export class Thread {
  /**
   * @param {ReaderStorage} storage
   * @param {string} post the post's id, which outlives its address
   */
  constructor(storage, post) {
    this.storage = storage;
    this.post = post;
    /** @private */
    this.name = `comments:${post}`;
    /** Whether something stored could not be read; it has been put aside. */
    this.damaged = false;
  }

  /**
   * Returns the comments in the order they were written. What cannot be read among them is put
   * aside, together with a copy of the rest.
   *
   * @returns {Comment[]}
   */
  read() {
    const stored = this.storage.get(this.name, () => (this.damaged = true));
    if (!stored) return [];
    const list = Array.isArray(stored.comments) ? stored.comments : [null];
    const comments = list.flatMap((item) => readComment(item, this.post) ?? []);
    if (comments.length < list.length) {
      this.damaged = true;
      this.storage.moveAside(this.name);
      this.storage.set(this.name, { comments });
    }
    return inOrder(comments);
  }

  /**
   * Adds `comment`, or replaces the one with its id.
   *
   * @param {Comment} comment
   */
  put(comment) {
    return this.change((comments) => [...comments, comment]);
  }

  /** @param {string} id */
  remove(id) {
    return this.change((comments) => comments.filter((comment) => comment.id !== id));
  }

  /**
   * @param {() => void} listener called when another tab changes the thread
   * @param {AbortSignal} signal
   */
  watch(listener, signal) {
    this.storage.watch(this.name, listener, signal);
  }

  /**
   * Works on what is stored now, not on what this tab last saw, so that two tabs never undo
   * each other's changes.
   *
   * @private
   * @param {(comments: Comment[]) => Comment[]} edit
   */
  change(edit) {
    return this.storage.exclusively(this.name, () => {
      this.storage.set(this.name, { comments: inOrder(edit(this.read())) });
    });
  }
}

/**
 * Text not yet added: that of a new comment, and that of comments being edited by their ids.
 *
 * @typedef {{ text: string, edits: Record<string, string> }} Unsent
 */

export class Draft {
  /**
   * @param {ReaderStorage} storage
   * @param {string} post
   */
  constructor(storage, post) {
    this.storage = storage;
    /** @private */
    this.name = `draft:${post}`;
  }

  /** @returns {Unsent} */
  read() {
    const stored = this.storage.get(this.name) ?? {};
    const edits = Object.entries(stored.edits ?? {}).filter(([, text]) => typeof text === "string");
    return {
      text: typeof stored.text === "string" ? stored.text : "",
      edits: Object.fromEntries(edits),
    };
  }

  /** @param {Unsent} unsent */
  write(unsent) {
    if (unsent.text || Object.keys(unsent.edits).length) this.storage.set(this.name, unsent);
    else this.storage.remove(this.name);
  }
}
