/**
 * Defines <gazette-all-parts>, the parts of a series around a post. The link below them leads to the
 * page that lists all parts; here it shows these in place.
 *
 * What reads them off that page is loaded when the reader asks.
 */

class GazetteAllParts extends HTMLElement {
  connectedCallback() {
    this.connection = new AbortController();
    const { signal } = this.connection;
    /** @type {HTMLAnchorElement | null} */
    const link = this.querySelector("[data-gz=open]");
    /** @type {HTMLElement | null} */
    const list = this.querySelector("[data-gz=list]");
    const status = this.querySelector("[data-gz=status]");
    if (!link || !list || !status) return; // A template of the site's own has left it out.
    let loading = false;
    let following = false;

    /** @param {boolean} open */
    const show = (open) => {
      list.hidden = !open;
      link.setAttribute("aria-expanded", `${open}`);
    };
    const load = async () => {
      loading = true;
      status.textContent = this.getAttribute("loading");
      try {
        const { read } = await import("./all-parts.js");
        list.replaceChildren(await read(this, link.href, signal));
      } finally {
        loading = false;
        status.textContent = "";
      }
      window.dispatchEvent(new Event("gazette-listed"));
    };
    const toggle = async () => {
      if (!list.querySelector("li")) await load();
      show(list.hidden);
      /** @type {HTMLElement | null} */
      const here = list.querySelector("[aria-current]");
      // Scrolls the list only, and not the page.
      if (here) list.scrollTop = here.offsetTop + (here.offsetHeight - list.clientHeight) / 2;
    };
    const follow = () => {
      if (signal.aborted) return;
      following = true;
      link.click();
      following = false;
    };
    const press = (/** @type {MouseEvent} */ event) => {
      if (following || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      // The theme's instant navigation would follow the link.
      event.stopPropagation();
      if (!loading) toggle().catch(follow);
    };
    const type = (/** @type {KeyboardEvent} */ event) => {
      const { key, target } = event;
      if (key === " " && target === link) {
        event.preventDefault();
        if (!event.repeat) link.click();
      } else if (key === "Escape" && list.contains(/** @type {Node} */ (target))) {
        show(false);
        link.focus();
      }
    };
    link.addEventListener("click", press, { signal });
    this.addEventListener("keydown", type, { signal });
    link.setAttribute("role", "button");
    show(!list.hidden);
  }

  disconnectedCallback() {
    this.connection?.abort();
  }
}

if (!customElements.get("gazette-all-parts")) {
  customElements.define("gazette-all-parts", GazetteAllParts);
}
