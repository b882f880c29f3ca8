/** A text under a name of its own, such as what is being written below one post. */

export class StoredText {
  /**
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {string} name
   */
  constructor(storage, name) {
    /** @private */
    this.storage = storage;
    /** @private */
    this.name = name;
  }

  /** @returns {string | null} null where there is none */
  read() {
    const text = this.storage.get(this.name)?.text;
    return typeof text === "string" ? text : null;
  }

  /**
   * @param {string | null} text null takes it away
   * @throws {import("./storage.js").StorageFullError}
   */
  write(text) {
    if (text === null) this.storage.remove(this.name);
    else this.storage.set(this.name, { text });
  }
}
