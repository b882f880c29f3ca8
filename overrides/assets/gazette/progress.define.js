/**
 * Defines <gazette-progress>, which stands where a post's text ends, or above a list of posts.
 *
 * The rest is loaded when there is something to remember or to show.
 */

/** The path of the site's root: this module lies two folders below it. */
const SITE = new URL("../../", import.meta.url).pathname;

/** How long a post's end must have been on screen, in a page that is seen. */
const DWELL_MS = 1000;

class GazetteProgress extends HTMLElement {
  connectedCallback() {
    this.connection = new AbortController();
    const { signal } = this.connection;
    /** @type {Promise<import("./progress.js").View> | null} */
    let loading = null;
    const load = () =>
      (loading ??= import("./progress.js").then(({ mount }) => mount(this, SITE, signal)));
    /** @param {(view: import("./progress.js").View) => void} act */
    const run = (act) => {
      load()
        .then((view) => signal.aborted || act(view))
        .catch((error) => {
          loading = null;
          if (!signal.aborted) console.warn("What was read could not be shown.", error);
        });
    };
    const post = this.hasAttribute("post");
    const list = this.hasAttribute("count");
    const show = () => void ((list || remembers()) && run((view) => view.show()));
    for (const type of ["storage", "pageshow", "gazette-listed"]) {
      window.addEventListener(type, show, { signal });
    }
    document.addEventListener("visibilitychange", show, { signal });
    show();
    if (post) whenSeen(this, signal, () => run((view) => view.read()));
  }

  disconnectedCallback() {
    this.connection?.abort();
  }
}

/**
 * Calls `act` once `element` has been on screen for a while. Printing, a page in the background,
 * and a jump past it do not count.
 *
 * @param {Element} element
 * @param {AbortSignal} signal ends it
 * @param {() => void} act
 */
function whenSeen(element, signal, act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let onScreen = false;
  const look = () => {
    clearTimeout(timer);
    if (onScreen && !document.hidden) timer = setTimeout(seen, DWELL_MS);
  };
  const observer = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? false;
    look();
  });
  const seen = () => {
    observer.disconnect();
    act();
  };
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  document.addEventListener("visibilitychange", look, { signal });
  observer.observe(element);
}

/** Whether this browser remembers something of what was read, or nothing beyond the page. */
function remembers() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`gazette:${SITE}:read`));
  } catch {
    return true;
  }
}

if (!customElements.get("gazette-progress")) {
  customElements.define("gazette-progress", GazetteProgress);
}
