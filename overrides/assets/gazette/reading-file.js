/** What was read, in the file in which a reader's comments travel. */

import { ALL, LEFT, READ, readLeft, readMark, time } from "./reading.js";
import { StorageFullError } from "./storage.js";

/** @typedef {import("./reading.js").Reading} Reading */

/** @typedef {{ fresh: number, known: number, refused: number, full: number }} Outcome */

/** The longest id that posts and series have. */
const ID_LIMIT = 1000;
const DAY_MS = 86_400_000;

/**
 * The three lists: under which key, where each of their entries is stored, and what it holds.
 *
 * @type {{ key: string, start: string, id: string, parse: (value: any) => object | null }[]}
 */
const LISTS = [
  { key: "posts", start: READ, id: "post", parse: ({ at }) => ({ at }) },
  { key: "series", start: ALL, id: "series", parse: readMark },
  { key: "places", start: LEFT, id: "series", parse: readLeft },
];

/**
 * @param {Reading} reading
 * @returns {Record<string, object[]> | undefined} lists by their keys, if anything was read
 */
export function exportReading({ storage }) {
  const lists = LISTS.map(({ key, start, id, parse }) => {
    const entries = storage.namesFrom(start).flatMap((name) => {
      const value = storage.get(name);
      const kept = value && !Number.isNaN(time(value.at)) && parse(value);
      return kept ? [{ [id]: name.slice(start.length), ...kept }] : [];
    });
    return /** @type {const} */ ([key, entries]);
  });
  return lists.some(([, entries]) => entries.length) ? Object.fromEntries(lists) : undefined;
}

/**
 * Adds what a file says was read. Of two values the later one stays.
 *
 * @param {Reading} reading
 * @param {any} file of whatever origin
 * @param {Date} now
 * @returns {Outcome} `fresh` and `known` count posts only
 */
export function importReading({ storage }, file, now) {
  const outcome = { fresh: 0, known: 0, refused: 0, full: 0 };
  for (const { key, start, id, parse } of LISTS) {
    const entries = Object(file)[key];
    for (const entry of Array.isArray(entries) ? entries : []) {
      const at = time(entry?.at);
      const value = at <= now.getTime() + DAY_MS && isId(entry[id]) ? parse(entry) : null;
      if (!value) {
        outcome.refused += 1;
        continue;
      }
      const name = start + entry[id];
      const old = storage.get(name);
      const write = !old || !(time(old.at) >= at);
      try {
        if (write) storage.set(name, value);
      } catch (error) {
        if (!(error instanceof StorageFullError)) throw error;
        outcome.full += 1;
        continue;
      }
      if (start === READ) outcome[old ? "known" : "fresh"] += 1;
    }
  }
  return outcome;
}

/** @param {unknown} id */
function isId(id) {
  return typeof id === "string" && id !== "" && id.length <= ID_LIMIT;
}
