/** What a reader decides about what they have read: all of it, or nothing to be remembered. */

import { ALL, LEFT, READ, SETTING, VISIT, stamp } from "./reading.js";
import { StorageFullError } from "./storage.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {Map<string, string>} Taken raw values by name */

/** What was, or is not, to be remembered. */
const STARTS = [READ, ALL, LEFT, VISIT].flatMap((start) => [start, `damaged:${start}`]);

/**
 * Marks the parts of a series up to `last` as read, those that no page at hand lists too.
 *
 * @param {Reading} reading
 * @param {string} series
 * @param {import("./reading.js").Part} last
 * @param {Date} now
 * @returns {() => void} takes it back
 */
export function readAll(reading, series, { number, url }, now) {
  const { storage } = reading;
  const before = storage.raw(ALL + series);
  reading.write(ALL + series, { at: stamp(now), upto: number, url });
  return () => {
    storage.remove(ALL + series);
    if (before !== null) restore(reading, new Map([[ALL + series, before]]));
  };
}

/**
 * Forgets everything that was read, the unreadable too.
 *
 * @param {Reading} reading
 * @returns {Taken} for `restore`
 */
export function forget({ storage }) {
  const names = STARTS.flatMap((start) => storage.namesFrom(start));
  return new Map(
    names.map((name) => {
      const raw = storage.raw(name) ?? "";
      storage.remove(name);
      return [name, raw];
    }),
  );
}

/**
 * Writes back what `forget` took, but for what has been remembered anew since.
 *
 * @param {Reading} reading
 * @param {Taken} taken keeps what does not fit
 */
export function restore({ storage }, taken) {
  try {
    for (const [name, raw] of taken) {
      if (storage.raw(name) === null) storage.restore(name, raw);
      taken.delete(name);
    }
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
  }
}

/**
 * Forgets everything, and remembers nothing more.
 *
 * @param {Reading} reading
 * @returns {() => void} takes it back
 */
export function turnOff(reading) {
  const taken = forget(reading);
  reading.write(SETTING, { off: true });
  return () => {
    turnOn(reading);
    restore(reading, taken);
  };
}

/** @param {Reading} reading remembers again */
export function turnOn({ storage }) {
  storage.remove(SETTING);
}
