/**
 * Defines <gazette-arrival>, the list of a post's series: it marks the one in which the reader came.
 *
 * The styles read that off the address's fragment. But whoever goes on to a heading or a footnote
 * has another fragment, and the theme's instant navigation sets none on the way back. The mark
 * stays, also for the entries of the browser's history.
 */

/** @type {Map<string | undefined, string>} Marked ids by the keys of the history's entries. */
const marks = new Map();

/** @type {any} Browsers without the Navigation API keep the mark while the page stays. */
const { navigation } = window;

class GazetteArrival extends HTMLElement {
  #path = "";

  connectedCallback() {
    this.#path = location.pathname;
    navigation?.addEventListener("currententrychange", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    navigation?.removeEventListener("currententrychange", this);
  }

  handleEvent() {
    // The address changes before the theme exchanges the page.
    if (location.pathname !== this.#path) return;
    const key = navigation?.currentEntry?.key;
    const series = [...this.querySelectorAll("li")];
    const named = series.find(({ id }) => `#${encodeURIComponent(id)}` === location.hash);
    const marked = series.find(({ className }) => className);
    const arrived = (named ?? marked)?.id ?? marks.get(key);
    if (!arrived) return;
    if (key) marks.set(key, arrived);
    for (const item of series) item.classList.toggle("gz-arrived", item.id === arrived);
  }
}

if (!customElements.get("gazette-arrival")) {
  customElements.define("gazette-arrival", GazetteArrival);
}
