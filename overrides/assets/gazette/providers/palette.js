/** Whether the page is light or dark, which the reader may switch at any time. */

/** What Material's palette changes on `<body>`. */
const ATTRIBUTES = ["data-md-color-scheme", "class", "style"];

export class Palette {
  /**
   * @param {HTMLElement} root gets the class `gz-provider--dark` on a dark page
   * @param {AbortSignal} signal ends it
   */
  constructor(root, signal) {
    /** @private @type {(dark: boolean) => void} */
    this.follower = () => {};
    /** @private */
    this.root = root;
    this.dark = isDark();
    this.mark();
    const observer = new MutationObserver(() => this.look());
    observer.observe(document.body, { attributeFilter: ATTRIBUTES });
    signal.addEventListener("abort", () => observer.disconnect());
  }

  /**
   * Tells `follower` now and at each switch which of both it is.
   *
   * @param {(dark: boolean) => void} follower
   * @param {AbortSignal} signal ends it
   */
  follow(follower, signal) {
    this.follower = follower;
    follower(this.dark);
    signal.addEventListener("abort", () => (this.follower = () => {}));
  }

  /** @private */
  look() {
    if (this.dark === isDark()) return;
    this.dark = !this.dark;
    this.mark();
    this.follower(this.dark);
  }

  /** @private */
  mark() {
    this.root.classList.toggle("gz-provider--dark", this.dark);
  }
}

/** A dark scheme is Material's `slate`, or a site's own that says so in CSS. */
function isDark() {
  const { body } = document;
  const scheme = body.getAttribute("data-md-color-scheme");
  return scheme === "slate" || getComputedStyle(body).colorScheme === "dark";
}
