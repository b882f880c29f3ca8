/**
 * Defines the elements of the site's comments, once, however often pages are left and entered.
 *
 * What they do is loaded when it is needed: where this browser keeps something to be shown, or
 * as soon as the reader turns to them.
 */

/** The path of the site's root: this module lies two folders below it. */
const SITE = new URL("../../", import.meta.url).pathname;

/** An element that a module of its own brings to life, with a function `mount`. */
class Mounted extends HTMLElement {
  connectedCallback() {
    /** @protected */
    this.connection = new AbortController();
    /** @private @type {Promise<boolean> | null} */
    this.starting = null;
    this.enter(this.connection.signal);
  }

  disconnectedCallback() {
    this.connection?.abort();
  }

  /**
   * Starts, at once or later.
   *
   * @param {AbortSignal} _signal ends it
   */
  enter(_signal) {
    void this.start();
  }

  /** @returns {Promise<{ mount: (root: HTMLElement, site: string, signal: AbortSignal) => Promise<void> }>} */
  load() {
    return import("./my-comments.js");
  }

  /** Returns whether that worked. It does not without a network, say; the next touch tries again. */
  start() {
    const { signal } = /** @type {AbortController} */ (this.connection);
    this.starting ??= this.load()
      .then(({ mount }) => mount(this, SITE, signal))
      .then(() => true)
      .catch((error) => {
        if (!signal.aborted) console.warn("The comments could not be loaded.", error);
        this.starting = null;
        return false;
      });
    return this.starting;
  }
}

/** The comments below a post. */
class GazetteComments extends Mounted {
  /** @override */
  load() {
    return import("./comment-section.js");
  }

  /**
   * Starts when the reader comes near, and loses nothing that is done meanwhile.
   *
   * @override
   * @param {AbortSignal} connected
   */
  enter(connected) {
    const started = new AbortController();
    const { signal } = started;
    const post = this.getAttribute("post") ?? "";
    const keep = () => keepDraft(post, this.querySelector("textarea")?.value);
    window.addEventListener("pagehide", keep, { signal });
    connected.addEventListener("abort", () => {
      if (!signal.aborted) keep();
      started.abort();
    });
    const start = async () => {
      if (await this.start()) started.abort();
      return started.signal.aborted;
    };
    /** @param {Event} event */
    const later = async (event) => {
      const { target } = event;
      if (event.type === "click" && !(target instanceof HTMLButtonElement)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!(await start())) return;
      if (target instanceof HTMLFormElement) target.requestSubmit();
      else if (target instanceof HTMLElement) target.click();
    };
    // Another tab may have written something meanwhile, or it is there already.
    const look = () => void (hasSomethingToShow(post) && start());
    for (const type of ["storage", "pageshow"]) window.addEventListener(type, look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
    look();
    for (const type of ["focusin", "pointerover"]) this.addEventListener(type, start, { signal });
    for (const type of ["click", "submit"]) {
      this.addEventListener(type, later, { signal, capture: true });
    }
  }
}

/**
 * Tells whether this browser keeps anything of the reader's that belongs on a post, or nothing at
 * all; or whether the address names a comment, which may be the reader's.
 *
 * @param {string} post
 */
function hasSomethingToShow(post) {
  const starts = [`comments:${post}:`, `draft:${post}:`, "name"].map(
    (start) => `gazette:${SITE}:${start}`,
  );
  try {
    return (
      location.hash.startsWith("#comment-") ||
      Object.keys(localStorage).some((key) => starts.some((start) => key.startsWith(start)))
    );
  } catch {
    return true;
  }
}

/**
 * Stores what was typed on a post that is left before there was anything to do so.
 *
 * @param {string} post
 * @param {string} [typed]
 */
function keepDraft(post, typed) {
  const key = `gazette:${SITE}:draft:${post}:new`;
  try {
    const { version = 1, text = "" } = JSON.parse(localStorage.getItem(key) ?? "{}");
    if (version !== 1 || !typed?.trim() || text.includes(typed)) return;
    const both = text ? `${text}\n\n${typed}` : typed;
    localStorage.setItem(key, JSON.stringify({ version, text: both }));
  } catch {
    // There is no room, or no storage, and no time to tell.
  }
}

for (const [name, element] of /** @type {const} */ ([
  ["gazette-comments", GazetteComments],
  ["gazette-my-comments", class extends Mounted {}],
])) {
  if (!customElements.get(name)) customElements.define(name, element);
}
