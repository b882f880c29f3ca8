/** What a reader has read, as this browser remembers it; nothing here knows the page. */

import { StorageFullError } from "./storage.js";

/** @typedef {import("./storage.js").ReaderStorage} ReaderStorage */
/** @typedef {{ number: number, url: string }} Part `url` is relative to the site's root */
/** @typedef {Part & { post: string }} Step */
/**
 * A post's place in one series, as its page tells it.
 *
 * @typedef {Part & { series: string, previous: Step | null, following: Step[] }} Place
 */
/** @typedef {Part & { post: string, at: string, next: Step | null }} Left where a reader left off */
/** @typedef {{ upto: number, url: string, at: string }} Mark all parts up to one, as read */

/** The beginnings of names, each followed by the id of a post or a series. */
export const READ = "read:";
export const ALL = "read-all:";
export const LEFT = "place:";
export const VISIT = "visit:";

/** The name of the reader's own setting. */
export const SETTING = "progress";

/** Without a look at a list for so long, the next one is another visit. */
export const PAUSE_MS = 30 * 60_000;

export class Reading {
  /** @param {ReaderStorage} storage */
  constructor(storage) {
    this.storage = storage;
  }

  /** Whether the reader wants nothing to be remembered. */
  get off() {
    return this.storage.get(SETTING)?.off === true;
  }

  /**
   * Tells whether a post was read, or marked with all of a series.
   *
   * @param {string} post
   * @param {Record<string, number>} [parts] its numbers by series
   */
  has(post, parts = {}) {
    return (
      this.storage.get(READ + post) !== null ||
      Object.entries(parts).some(([series, number]) => number <= (this.all(series)?.upto ?? 0))
    );
  }

  /**
   * Notes that a post was read to its end.
   *
   * The place where the reader left off moves with it if the post is new to them and opens the
   * series, or follows a part they know: who looks up an old part, or looks in on the newest one,
   * keeps their place.
   *
   * @param {string} post
   * @param {readonly Place[]} places of the post in its series
   * @param {Date} now
   */
  read(post, places, now) {
    if (this.off) return;
    const at = stamp(now);
    const known = this.has(post);
    if (!known) this.write(READ + post, { at });
    for (const { series, number, url, previous, following } of places) {
      const left = this.left(series);
      const moves = !previous || this.has(previous.post, { [series]: previous.number });
      if (left?.post !== post && left && (known || !moves)) continue;
      const next = following.find((step) => !this.has(step.post)) ?? following[0] ?? null;
      this.write(LEFT + series, { at, post, number, url, next });
    }
  }

  /**
   * Returns the part with which to go on, null if there is none. With `after`, it is the last one
   * read, since the next one is not known here but on that part's page.
   *
   * @param {string} series
   * @param {readonly Part[]} listed parts that the page lists, without gaps
   * @param {number} latest the number of the latest part
   * @returns {(Part & { after: boolean }) | null}
   */
  next(series, listed, latest) {
    const left = this.left(series);
    const all = this.all(series);
    /** @type {Part | null} */
    let here = left;
    let next = left?.next ?? null;
    while (next && this.has(next.post)) [here, next] = [next, null];
    if (all && all.upto >= (next ?? here ?? { number: 0 }).number) {
      [here, next] = [{ number: all.upto, url: all.url }, null];
    }
    if (next) return { number: next.number, url: next.url, after: false };
    if (!here || here.number >= latest) return null;
    const { number, url } = here;
    const numbers = listed.map((part) => part.number);
    const beyond = Math.min(...numbers.filter((other) => other > number));
    const found = listed.find((part) => part.number === beyond);
    const adjoins = beyond === number + 1 || numbers.some((other) => other <= number);
    return found && adjoins ? { ...found, after: false } : { number, url, after: true };
  }

  /**
   * Notes a look at a list of `count` posts, and returns how many of them have come since the last
   * visit. A visit lasts as long as looks follow one another, so a reload takes nothing away.
   *
   * @param {string} list
   * @param {number} count
   * @param {Date} now
   * @returns {{ fresh: number, again: boolean }} `again`: there was a visit before, or a look
   */
  visit(list, count, now) {
    if (this.off) return { fresh: 0, again: true };
    const old = this.storage.get(VISIT + list);
    const at = time(old?.at);
    const known = isCount(old?.count) && isCount(old.since) && at <= now.getTime();
    const lasts = now.getTime() - at < PAUSE_MS;
    const since = known ? Math.min(count, Number(lasts ? old.since : old.count)) : count;
    this.write(VISIT + list, { at: stamp(now), count, since });
    return { fresh: count - since, again: known };
  }

  /**
   * @param {string} series
   * @returns {Left | null}
   */
  left(series) {
    return readLeft(this.storage.get(LEFT + series));
  }

  /**
   * @param {string} series
   * @returns {Mark | null}
   */
  all(series) {
    return readMark(this.storage.get(ALL + series));
  }

  /**
   * Where nothing more fits, what was read is not remembered, and reading goes on.
   *
   * @param {string} name
   * @param {object} value
   */
  write(name, value) {
    try {
      this.storage.set(name, value);
    } catch (error) {
      if (!(error instanceof StorageFullError)) throw error;
    }
  }
}

/**
 * @param {any} value of whatever origin
 * @returns {Left | null}
 */
export function readLeft(value) {
  const step = readStep(value);
  if (!step || Number.isNaN(time(value.at))) return null;
  return { at: value.at, ...step, next: readStep(value.next) };
}

/**
 * @param {any} value of whatever origin
 * @returns {Mark | null}
 */
export function readMark(value) {
  if (!isCount(value?.upto) || !isInside(value.url) || Number.isNaN(time(value.at))) return null;
  return { upto: value.upto, url: value.url, at: value.at };
}

/**
 * @param {unknown} at
 * @returns {number} in milliseconds, NaN if it is no time in UTC
 */
export function time(at) {
  return typeof at === "string" && /^[\d-]{10}T[\d:.]{8,12}Z$/.test(at) ? Date.parse(at) : NaN;
}

/**
 * @param {any} value of whatever origin
 * @returns {Step | null}
 */
function readStep(value) {
  if (typeof value?.post !== "string" || !isCount(value.number) || !isInside(value.url)) return null;
  return { post: value.post, number: value.number, url: value.url };
}

/**
 * @param {unknown} value
 * @returns {value is number}
 */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/**
 * Tells whether an address leads to a page of the site, seen from its root.
 *
 * @param {unknown} url
 */
function isInside(url) {
  const root = "https://site.invalid/x/";
  try {
    return typeof url === "string" && url.length < 2000 && new URL(url, root).href.startsWith(root);
  } catch {
    return false;
  }
}

/** @param {Date} now */
export function stamp(now) {
  return `${now.toISOString().slice(0, 19)}Z`;
}
