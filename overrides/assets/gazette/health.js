/** How safely a browser keeps its reader's comments: one line, and what can be done about it. */

import { Texts, fill, part } from "./parts.js";
import { fits } from "./storage.js";

/** @typedef {import("./storage.js").ReaderStorage} ReaderStorage */

/** What browsers give an origin, in UTF-16 code units. */
const QUOTA = 5 * 2 ** 20;
const DAY_MS = 86_400_000;

const EXPORTED = "exported";
const ASKED = "persist-asked";

/**
 * Writes the line into what `gazette/health.html` has left within `root`.
 *
 * @param {ParentNode} root
 * @param {ReaderStorage} storage
 * @param {string} locale a BCP 47 tag
 */
export async function showHealth(root, storage, locale) {
  const place = part(root, "health", HTMLElement);
  const texts = new Texts(place, locale);
  const facts = storage.lasting ? [] : [texts.get("blocked")];
  if (storage.lasting) {
    const percent = new Intl.NumberFormat(locale, { style: "percent" });
    const share = Math.min(1, Math.ceil((100 * storage.used) / QUOTA) / 100);
    const days = lastExport(storage, new Date());
    const ago = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    const when = days === null ? texts.get("never") : ago.format(-days, "day");
    facts.push(texts.get("used", { share: percent.format(share) }), texts.get("export", { when }));
    if (forgetsAfterSevenDays()) facts.push(texts.get("seven-days"));
    // What a private window keeps is never promised to last.
    if (!(await isPersisted())) facts.push(texts.get("private-window"));
  }
  fill(place, "health-line", facts.join(" "));
}

/**
 * Remembers that all comments were exported, if there is room for that.
 *
 * @param {ReaderStorage} storage
 * @param {Date} now
 */
export function rememberExport(storage, now) {
  fits(() => storage.set(EXPORTED, { at: now }));
}

/**
 * Returns how many midnights ago all comments were exported, null if that never was.
 *
 * @param {ReaderStorage} storage
 * @param {Date} now
 */
export function lastExport(storage, now) {
  const at = storage.get(EXPORTED)?.at;
  const then = new Date(typeof at === "string" ? at : NaN);
  const days = Math.round((midnight(now) - midnight(then)) / DAY_MS);
  return days >= 0 ? days : null;
}

/**
 * Asks the browser, once and for all, not to clear what it keeps when the disk is full.
 *
 * @param {ReaderStorage} storage remembers that it was asked
 */
export async function askToPersist(storage) {
  try {
    if (!storage.lasting || storage.get(ASKED) || !navigator.storage.persist) return;
    storage.set(ASKED, {});
    await navigator.storage.persist();
  } catch {
    // Nothing is lost that was there before.
  }
}

async function isPersisted() {
  try {
    return await navigator.storage.persisted();
  } catch {
    return false;
  }
}

/** Whether the browser is of Safari's kind, which spares what is installed as an app. */
function forgetsAfterSevenDays() {
  return (
    navigator.vendor.startsWith("Apple") && !matchMedia("(display-mode: standalone)").matches
  );
}

/** @param {Date} day */
function midnight(day) {
  return new Date(day).setHours(0, 0, 0, 0);
}
