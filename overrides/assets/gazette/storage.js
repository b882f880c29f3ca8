/**
 * The reader's own storage for one publication: localStorage under a prefix, or, where the
 * browser forbids it, memory until the page is left.
 *
 * Whatever may be written at the same time has a name of its own. Tabs that share a value must
 * read it before they write it, and browsers show each tab what another wrote only a little
 * later, whoever holds a lock: one of two changes would be lost.
 */

/** The version of every stored value's shape. */
const VERSION = 1;

/** Nothing more fits into the browser's storage. What was to be written is not. */
export class StorageFullError extends Error {}

/**
 * Tells whether there was room for what `write` writes.
 *
 * @param {() => void} write
 */
export function fits(write) {
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof StorageFullError) return false;
    throw error;
  }
}

/** @typedef {Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">} Store */

/**
 * What pages keep where the browser keeps nothing. It outlives the widget, since instant
 * navigation replaces that and not the page.
 *
 * @type {Map<string, string>}
 */
const memory = new Map();

/** @type {Store} */
const memoryStore = {
  get length() {
    return memory.size;
  },
  key: (index) => [...memory.keys()][index] ?? null,
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, raw) => void memory.set(key, raw),
  removeItem: (key) => void memory.delete(key),
};

export class ReaderStorage {
  /**
   * @param {string} site the path of the site's root, "/" or "/name/", which keeps apart the
   *   sites of one origin
   * @param {() => Store} [open] gives the browser's storage, or throws where that is blocked
   */
  constructor(site, open = () => window.localStorage) {
    /** @private */
    this.prefix = `gazette:${site}:`;
    const store = usable(open);
    /** @private */
    this.store = store ?? memoryStore;
    /** Whether anything outlives the page. */
    this.lasting = store !== null;
    /** Whether something was found that is not what it should be. It has been put aside. */
    this.damaged = false;
  }

  /** Whether something is kept that will be gone when the page is left. */
  get fleeting() {
    return !this.lasting && memory.size > 0;
  }

  /**
   * Returns the names of all values in a group, "<group>:<something>".
   *
   * @param {string} group
   */
  names(group) {
    const start = `${group}:`;
    return this.namesFrom(start).filter((name) => !name.includes(":", start.length));
  }

  /**
   * Returns the names of all values that begin with `start`.
   *
   * @param {string} start
   */
  namesFrom(start) {
    return this.keys()
      .filter((key) => key.startsWith(this.prefix + start))
      .map((key) => key.slice(this.prefix.length));
  }

  /** How much of the storage all sites of this origin use, in UTF-16 code units. */
  get used() {
    return this.keys().reduce(
      (sum, key) => sum + key.length + (this.store.getItem(key)?.length ?? 0),
      0,
    );
  }

  /**
   * Returns the value under `name`, or null if there is none that this version can read.
   *
   * @param {string} name
   * @returns {Record<string, unknown> | null}
   */
  get(name) {
    const value = parse(this.raw(name));
    return value?.version === VERSION ? value : null;
  }

  /**
   * Tells whether there is something under `name` that no version can read.
   *
   * @param {string} name
   */
  isDamaged(name) {
    const raw = this.raw(name);
    return raw !== null && !Number.isInteger(parse(raw)?.version);
  }

  /**
   * @param {string} name
   * @param {object} value
   * @throws {StorageFullError}
   */
  set(name, value) {
    if (this.raw(name) !== null && !this.get(name)) this.putAside(name);
    this.write(this.prefix + name, JSON.stringify({ version: VERSION, ...value }));
  }

  /**
   * Writes back what `raw` gave.
   *
   * @param {string} name
   * @param {string} raw
   * @throws {StorageFullError}
   */
  restore(name, raw) {
    this.write(this.prefix + name, raw);
  }

  /** @param {string} name */
  remove(name) {
    this.store.removeItem(this.prefix + name);
  }

  /**
   * Moves what stands under `name` to a name where nothing replaces it.
   *
   * @param {string} name
   * @throws {StorageFullError} where the longer name does not fit; the value stays where it is
   */
  putAside(name) {
    const raw = this.raw(name);
    if (raw === null) return;
    // Never two copies at once: they may not fit.
    this.remove(name);
    try {
      this.write(`${this.prefix}damaged:${name}:${Date.now()}`, raw);
    } catch (error) {
      this.write(this.prefix + name, raw);
      throw error;
    }
  }

  /**
   * Puts aside what is not what it should be. Where that does not fit, it stays where it is.
   *
   * @param {string} name
   */
  reject(name) {
    this.damaged = true;
    fits(() => this.putAside(name));
  }

  /**
   * Calls `listener` when another tab or window changes any value of this publication.
   *
   * @param {() => void} listener
   * @param {AbortSignal} signal ends it
   */
  watch(listener, signal) {
    /** @param {StorageEvent} event */
    const changed = (event) => {
      // A key of null stands for clear(), which takes everything.
      if (event.key === null || event.key.startsWith(this.prefix)) listener();
    };
    window.addEventListener("storage", changed, { signal });
  }

  /**
   * Returns what stands under `name`, readable or not.
   *
   * @param {string} name
   */
  raw(name) {
    return this.store.getItem(this.prefix + name);
  }

  /** @private */
  keys() {
    return Array.from({ length: this.store.length }, (_, index) => this.store.key(index) ?? "");
  }

  /**
   * @private
   * @param {string} key
   * @param {string} raw
   */
  write(key, raw) {
    try {
      this.store.setItem(key, raw);
    } catch (error) {
      throw new StorageFullError("The browser's storage is full.", { cause: error });
    }
  }
}

/** A text under a name of its own, such as what is being written below one post. */
export class StoredText {
  /**
   * @param {ReaderStorage} storage
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
   * @throws {StorageFullError}
   */
  write(text) {
    if (text === null) this.storage.remove(this.name);
    else this.storage.set(this.name, { text });
  }
}

/**
 * Returns the browser's storage, or null where merely touching it throws.
 *
 * @param {() => Store} open
 * @returns {Store | null}
 */
function usable(open) {
  try {
    const store = open();
    store.getItem("");
    return store;
  } catch {
    return null;
  }
}

/**
 * @param {string | null} raw
 * @returns {Record<string, unknown> | null}
 */
function parse(raw) {
  try {
    const value = JSON.parse(raw ?? "null");
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}
