/** <gazette-progress …>: what was read is noted, and shown in lists. */

import { Texts, fill, part } from "./parts.js";
import { Reading } from "./reading.js";
import { ReaderStorage } from "./storage.js";

/** @typedef {{ show: () => void, read: () => void | Promise<void> }} View */

/**
 * @param {HTMLElement} root
 * @param {string} site the path of its root
 * @param {AbortSignal} signal ends it
 * @returns {View}
 */
export function mount(root, site, signal) {
  const reading = new Reading(new ReaderStorage(site));
  const make = root.hasAttribute("count") ? List : Marks;
  return new make(root, reading, new URL(site, location.href), signal);
}

/**
 * What a post has, and a list with nothing to be said above it.
 *
 * @implements {View}
 */
class Marks {
  /**
   * @param {HTMLElement} root <gazette-progress mark="…" post="…" parts="…">, the last two of a
   *   post only: its id, and its numbers by series
   * @param {Reading} reading
   * @param {URL} site its root
   */
  constructor(root, reading, site) {
    this.root = root;
    this.reading = reading;
    this.site = site;
  }

  show() {
    showMarks(this.root, this.reading);
  }

  async read() {
    const { placesOf } = await import("./reading-place.js");
    if (!this.root.isConnected) return;
    const post = this.root.getAttribute("post") ?? "";
    this.reading.read(post, placesOf(this.root, this.site), new Date());
    this.show();
  }
}

/** @implements {View} */
export class List {
  /**
   * @param {HTMLElement} root <gazette-progress mark="…" locale="…" count="…" series="…"
   *   latest="…" latest-url="…">, the last three of a series only
   * @param {Reading} reading
   * @param {URL} site its root
   * @param {AbortSignal} signal
   */
  constructor(root, reading, site, signal) {
    this.root = root;
    this.reading = reading;
    this.site = site;
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
    const entries = showMarks(root, reading);
    const shown = entries.filter(isMarked).length;
    this.allRead = (reading.all(series ?? "")?.upto ?? 0) >= this.latest.number;
    const next = series === null ? null : this.showNext(series, entries);
    const { fresh, again } = this.visit;
    // The newest come first, or nobody can tell here which of them were read elsewhere.
    const newest = root.hasAttribute("descending") ? entries.slice(0, fresh) : [];
    const count = fresh - newest.filter(isMarked).length;
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
   * @param {readonly HTMLElement[]} entries
   */
  showNext(series, entries) {
    const listed = entries.flatMap((entry) => {
      const link = entry.querySelector("a");
      return link ? [{ number: partsOf(entry)[series] ?? 0, url: link.href }] : [];
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
 * Shows the marks of what was read, and returns the entries of all lists in their order.
 *
 * @param {HTMLElement} root says what a mark means
 * @param {Reading} reading
 */
function showMarks(root, reading) {
  /** @type {NodeListOf<HTMLElement>} */
  const entries = document.querySelectorAll("li[data-gz-parts]");
  for (const entry of entries) {
    const read = reading.has(postOf(entry), partsOf(entry));
    if (read !== isMarked(entry)) {
      if (read) entry.append(mark(root.getAttribute("mark") ?? ""));
      else markOf(entry)?.remove();
    }
  }
  return [...entries];
}

/** @param {string} meaning */
function mark(meaning) {
  const made = document.createElement("span");
  made.className = "gz-read";
  made.title = meaning;
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", meaning);
  return made;
}

/** @param {Element} entry */
function markOf(entry) {
  return entry.querySelector(":scope > .gz-read");
}

/** @param {Element} entry */
function isMarked(entry) {
  return markOf(entry) !== null;
}

/**
 * @param {HTMLElement} entry
 * @returns {string} the id of its post, which its link ends in unless it is told beside it
 */
export function postOf(entry) {
  return entry.dataset.gzPost ?? entry.querySelector("a")?.pathname.split("/").at(-2) ?? "";
}

/**
 * @param {HTMLElement} entry
 * @returns {Record<string, number>} the post's numbers by series
 */
export function partsOf(entry) {
  return JSON.parse(entry.dataset.gzParts ?? "{}");
}
