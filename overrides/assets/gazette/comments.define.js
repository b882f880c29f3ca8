/**
 * Defines the elements of the site's comments, once, however often pages are left and entered.
 *
 * What they do is loaded when it is needed: where this browser keeps something to be shown, or
 * as soon as the reader turns to them.
 */

/** The path of the site's root: this module lies two folders below it. */
const SITE = new URL("../../", import.meta.url).pathname;

class GazetteComments extends HTMLElement {
  connectedCallback() {
    /** @private */
    this.connection = new AbortController();
    /** @private @type {Promise<boolean> | null} */
    this.starting = null;
    this.wait();
  }

  disconnectedCallback() {
    this.connection?.abort();
  }

  /**
   * Starts when the reader comes near, and loses nothing that is done meanwhile.
   *
   * @private
   */
  wait() {
    const started = new AbortController();
    const { signal } = started;
    this.connection?.signal.addEventListener("abort", () => started.abort());
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
    const look = () => void (hasSomethingToShow(this.getAttribute("post") ?? "") && start());
    for (const type of ["storage", "pageshow"]) window.addEventListener(type, look, { signal });
    document.addEventListener("visibilitychange", look, { signal });
    look();
    for (const type of ["focusin", "pointerover"]) this.addEventListener(type, start, { signal });
    for (const type of ["click", "submit"]) {
      this.addEventListener(type, later, { signal, capture: true });
    }
  }

  /**
   * Returns whether that worked. It does not without a network, say; the next touch tries again.
   *
   * @private
   */
  start() {
    const { signal } = /** @type {AbortController} */ (this.connection);
    this.starting ??= import("./comment-section.js")
      .then(({ mount }) => mount(this, SITE, signal))
      .then(() => true)
      .catch((error) => {
        console.warn("The comments could not be loaded.", error);
        this.starting = null;
        return false;
      });
    return this.starting;
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

if (!customElements.get("gazette-comments")) {
  customElements.define("gazette-comments", GazetteComments);
}
