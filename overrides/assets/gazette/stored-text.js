/** A text under a name of its own, such as what is being written below one post. */

export class StoredText {
  /**
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {string} name
   */
  constructor(storage, name) {
    /** @private */
    this.storage = storage;
    this.name = name;
  }

  /** @returns {string | null} null where there is none that can be read */
  read() {
    const value = this.storage.get(this.name);
    if (typeof value?.text === "string") return value.text;
    if (value || this.storage.isDamaged(this.name)) this.storage.reject(this.name);
    return null;
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
