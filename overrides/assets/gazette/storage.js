/**
 * The reader's own storage for one publication: localStorage under a prefix, or, where the
 * browser forbids it, memory until the page is left.
 */

/** The version of every stored value's shape. */
const VERSION = 1;

/** Nothing more fits into the browser's storage. What was to be written is not. */
export class StorageFullError extends Error {}

export class ReaderStorage {
  /**
   * @param {string} site the path of the site's root, "/" or "/name/", which keeps apart the
   *   sites of one origin
   * @param {() => Storage} [open] gives the browser's storage, or throws where that is blocked
   */
  constructor(site, open = () => window.localStorage) {
    this.prefix = `gazette:${site}:`;
    /** @private */
    this.storage = usable(open);
    /** Whether anything outlives the page. */
    this.lasting = this.storage !== null;
    /** @private @type {Map<string, string>} */
    this.memory = new Map();
  }

  /**
   * Returns the value under `name`, or null if there is none. One that cannot be read is moved
   * aside, so that nothing overwrites it, and reported to `onDamage`.
   *
   * @param {string} name
   * @param {() => void} [onDamage]
   * @returns {Record<string, unknown> | null}
   */
  get(name, onDamage = () => {}) {
    const raw = this.raw(name);
    if (raw === null) return null;
    const value = parse(raw);
    if (value?.version === VERSION) return value;
    this.moveAside(name);
    onDamage();
    return null;
  }

  /**
   * @param {string} name
   * @param {Record<string, unknown>} value
   * @throws {StorageFullError}
   */
  set(name, value) {
    this.write(this.prefix + name, JSON.stringify({ version: VERSION, ...value }));
  }

  /** @param {string} name */
  remove(name) {
    this.memory.delete(this.prefix + name);
    this.storage?.removeItem(this.prefix + name);
  }

  /**
   * Moves what stands under `name` to a name of its own, where it is safe from being replaced.
   * It stays where it is if the storage is too full even for the longer name.
   *
   * @param {string} name
   */
  moveAside(name) {
    const raw = this.raw(name);
    if (raw === null) return;
    this.remove(name);
    try {
      this.write(`${this.prefix}damaged:${name}:${Date.now()}`, raw);
    } catch {
      this.write(this.prefix + name, raw);
    }
  }

  /**
   * Calls `listener` when another tab or window changes the value under `name`.
   *
   * @param {string} name
   * @param {() => void} listener
   * @param {AbortSignal} signal ends it
   */
  watch(name, listener, signal) {
    const key = this.prefix + name;
    /** @param {StorageEvent} event */
    const changed = (event) => {
      // A key of null stands for clear(), which takes everything.
      if (event.key === key || event.key === null) listener();
    };
    window.addEventListener("storage", changed, { signal });
  }

  /**
   * Runs `change` while no other tab does the same for `name`. Browsers grant locks to secure
   * pages only, and none where storage is blocked; there it just runs, and being synchronous it
   * is hardly ever interrupted.
   *
   * @template T
   * @param {string} name
   * @param {() => T} change
   * @returns {Promise<T>}
   */
  async exclusively(name, change) {
    const locks = this.lasting && globalThis.navigator?.locks;
    return locks ? await locks.request(this.prefix + name, async () => change()) : change();
  }

  /**
   * @private
   * @param {string} name
   */
  raw(name) {
    const key = this.prefix + name;
    return this.storage ? this.storage.getItem(key) : (this.memory.get(key) ?? null);
  }

  /**
   * @private
   * @param {string} key
   * @param {string} raw
   */
  write(key, raw) {
    if (!this.storage) {
      this.memory.set(key, raw);
      return;
    }
    try {
      this.storage.setItem(key, raw);
    } catch (error) {
      throw new StorageFullError("The browser's storage is full.", { cause: error });
    }
  }
}

/**
 * Returns the browser's storage, or null where merely touching it throws.
 *
 * @param {() => Storage} open
 * @returns {Storage | null}
 */
function usable(open) {
  try {
    const storage = open();
    storage.getItem("");
    return storage;
  } catch {
    return null;
  }
}

/**
 * @param {string} raw
 * @returns {Record<string, unknown> | null}
 */
function parse(raw) {
  try {
    const value = JSON.parse(raw);
    return typeof value === "object" && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
