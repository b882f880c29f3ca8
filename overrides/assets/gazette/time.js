/**
 * Times as people say them, by the browser's own knowledge of languages.
 */

/** @type {[Intl.RelativeTimeFormatUnit, number][]} each unit with its length in seconds */
const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/**
 * Returns "3 hours ago", "yesterday" or the like, "now" within the first minute.
 *
 * @param {Date} then
 * @param {Date} now
 * @param {string} locale a BCP 47 tag
 */
export function relativeTime(then, now, locale) {
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const elapsed = (then.getTime() - now.getTime()) / 1000;
  const [unit, length] = UNITS.find(([, length]) => Math.abs(elapsed) >= length) ?? ["second", 0];
  return format.format(length ? Math.trunc(elapsed / length) : 0, unit);
}

/**
 * Returns day and time of day in the reader's time zone.
 *
 * @param {Date} then
 * @param {string} locale a BCP 47 tag
 */
export function absoluteTime(then, locale) {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(then);
}
