/** What the reader has typed on one post and not yet added or saved. */

import { StoredText } from "./storage.js";

/** @typedef {import("./kept-field.js").KeptField} KeptField */

export class Unsent {
  /**
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {string} post the post's id
   */
  constructor(storage, post) {
    /** @private */
    this.storage = storage;
    /** @private */
    this.post = post;
    /** @private @type {Set<KeptField>} */
    this.fields = new Set();
  }

  /** Whether some of it could not be stored. */
  get atRisk() {
    return [...this.fields].some((field) => field.unstored);
  }

  /**
   * Returns the stored text of a comment.
   *
   * @param {string} comment the id of the one that is edited, or "new"
   */
  text(comment) {
    return new StoredText(this.storage, `draft:${this.post}:${comment}`);
  }

  /** Returns the ids of the comments to which replies have been begun. */
  answered() {
    const start = `draft:${this.post}:reply-`;
    return this.storage
      .names(`draft:${this.post}`)
      .filter((name) => name.startsWith(start))
      .map((name) => name.slice(start.length));
  }

  /** Returns the stored texts that no field shows: at comments that are gone, for instance. */
  strays() {
    const shown = new Set(Array.from(this.fields, ({ stored }) => stored.name));
    const names = this.storage.names(`draft:${this.post}`).filter((name) => !shown.has(name));
    return names.map((name) => new StoredText(this.storage, name));
  }

  /** @param {KeptField} field to store and to recall from now on */
  add(field) {
    this.fields.add(field);
  }

  /** @param {KeptField} field */
  remove(field) {
    this.fields.delete(field);
  }

  /** Stores what is in the fields. */
  store() {
    this.fields.forEach((field) => field.store());
  }

  /** Shows in the fields what is stored. */
  recall() {
    this.fields.forEach((field) => field.recall());
  }
}
