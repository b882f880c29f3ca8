/** <gazette-progress …>: what was read is noted, and shown in lists. */

import { Texts, fill, part } from "./parts.js";
import { Reading } from "./reading.js";
import { ReaderStorage } from "./storage.js";

/** @typedef {{ show: () => void, read: () => void }} View */

/**
 * @param {HTMLElement} root
 * @param {string} site the path of its root
 * @param {AbortSignal} signal ends it
 * @returns {View}
 */
export function mount(root, site, signal) {
  const reading = new Reading(new ReaderStorage(site));
  return root.hasAttribute("count") ? new List(root, reading, site, signal) : new Marks(root, reading);
}

/**
 * What a post has, and a list with nothing to be said above it.
 *
 * @implements {View}
 */
class Marks {
  /**
   * @param {HTMLElement} root <gazette-progress mark="…" post="…" places="…">, the last two of a
   *   post only
   * @param {Reading} reading
   */
  constructor(root, reading) {
    this.root = root;
    this.reading = reading;
  }

  show() {
    showMarks(this.root, this.reading);
  }

  read() {
    const places = JSON.parse(this.root.getAttribute("places") ?? "[]");
    this.reading.read(this.root.getAttribute("post") ?? "", places, new Date());
    this.show();
  }
}

/** @implements {View} */
export class List {
  /**
   * @param {HTMLElement} root <gazette-progress mark="…" locale="…" count="…" series="…"
   *   latest="…" latest-url="…">, the last three of a series only
   * @param {Reading} reading
   * @param {string} site
   * @param {AbortSignal} signal
   */
  constructor(root, reading, site, signal) {
    this.root = root;
    this.reading = reading;
    this.site = new URL(site, location.href);
    this.series = root.getAttribute("series");
    const number = Number(root.getAttribute("latest"));
    this.latest = { number, url: root.getAttribute("latest-url") ?? "" };
    this.allRead = false;
    const list = this.series === null ? "front" : `series:${this.series}`;
    this.visit = reading.visit(list, Number(root.getAttribute("count")), new Date());
    /** @type {Promise<typeof import("./progress-panel.js")> | undefined} */
    let panel;
    const press = async (/** @type {Event} */ { target }) => {
      const button = target instanceof Element && target.closest("button");
      if (!button) return;
      // One promise, since two imports under way need not end in the order of the clicks.
      panel ??= import("./progress-panel.js");
      (await panel).press(this, button.dataset.gz ?? "");
    };
    root.addEventListener("click", press, { signal });
    // What is not shown keeps its room, so that nothing moves.
    const line = part(root, "line", HTMLElement);
    line.style.minBlockSize = `${line.offsetHeight}px`;
  }

  read() {}

  /** Brings the page in line with what is remembered. */
  show() {
    const { reading, root, series } = this;
    const marks = showMarks(root, reading);
    const shown = marks.filter((mark) => !mark.hidden).length;
    this.allRead = (reading.all(series ?? "")?.upto ?? 0) >= this.latest.number;
    const next = series === null ? null : this.showNext(series, marks);
    const { fresh, again } = this.visit;
    // The newest come first, or nobody can tell here which of them were read elsewhere.
    const newest = root.hasAttribute("descending") ? marks.slice(0, fresh) : [];
    const count = fresh - newest.filter((mark) => !mark.hidden).length;
    const texts = new Texts(root, root.getAttribute("locale") ?? "en");
    fill(root, "new", texts.get("new", { count }));
    part(root, "new", HTMLElement).hidden = !count;
    if (series !== null) part(root, "again", HTMLElement).hidden = !next;
    root.toggleAttribute("ready", again || shown > 0 || next !== null || reading.off);
  }

  /**
   * Offers to go on with the series.
   *
   * @private
   * @param {string} series
   * @param {readonly HTMLElement[]} marks
   */
  showNext(series, marks) {
    const listed = marks.flatMap((mark) => {
      const link = mark.closest("li")?.querySelector("a");
      return link ? [{ number: partsOf(mark)[series] ?? 0, url: link.href }] : [];
    });
    const next = this.reading.next(series, listed, this.latest.number);
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const links = document.querySelectorAll("a.gz-continue");
    for (const link of links) {
      link.hidden = next?.after !== (link.dataset.gz === "after");
      if (link.hidden || !next) continue;
      link.href = new URL(next.url, this.site).href;
      link.textContent = (link.dataset.gzText ?? "").replace("{number}", `${next.number}`);
    }
    return next;
  }
}

/**
 * Shows the marks of what was read, and returns all marks in their order.
 *
 * @param {HTMLElement} root says what a mark means
 * @param {Reading} reading
 */
function showMarks(root, reading) {
  const meaning = root.getAttribute("mark") ?? "";
  /** @type {NodeListOf<HTMLElement>} */
  const marks = document.querySelectorAll("[data-gz-post]");
  for (const mark of marks) {
    mark.hidden = !reading.has(mark.dataset.gzPost ?? "", partsOf(mark));
    mark.title = meaning;
    mark.setAttribute("role", "img");
    mark.setAttribute("aria-label", meaning);
  }
  return [...marks];
}

/**
 * @param {HTMLElement} mark
 * @returns {Record<string, number>} the post's numbers by series
 */
function partsOf(mark) {
  return JSON.parse(mark.dataset.gzParts ?? "{}");
}
