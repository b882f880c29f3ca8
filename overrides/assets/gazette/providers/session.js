/**
 * The token that a comment system gives a reader who has signed in. It comes back with the
 * page's address and is stored under the name that the system's own script uses.
 */

export class Session {
  /**
   * @param {string} parameter of the address that brings a new token; it is taken out
   * @param {string} key in localStorage
   * @param {(token: string) => string} encode makes of it what is stored
   */
  constructor(parameter, key, encode) {
    /** @private */
    this.key = key;
    /** @private */
    this.encode = encode;
    const address = new URL(location.href);
    const brought = address.searchParams.get(parameter);
    this.token = brought ?? this.stored();
    if (brought === null) return;
    this.store(brought);
    address.searchParams.delete(parameter);
    history.replaceState(history.state, "", address);
  }

  /** Forgets the token. Tells whether there was one. */
  end() {
    const had = this.token !== "";
    this.token = "";
    this.store("");
    return had;
  }

  /** @private */
  stored() {
    const raw = this.raw();
    try {
      const token = JSON.parse(raw);
      return typeof token === "string" ? token : "";
    } catch {
      return raw;
    }
  }

  /** @private */
  raw() {
    try {
      return localStorage.getItem(this.key) ?? "";
    } catch {
      return "";
    }
  }

  /**
   * @private
   * @param {string} token
   */
  store(token) {
    try {
      if (token) localStorage.setItem(this.key, this.encode(token));
      else localStorage.removeItem(this.key);
    } catch {
      // Where the browser keeps nothing, the reader is signed in on this page only.
    }
  }
}
