/** Times as people say them, by the browser's own knowledge of languages. */

/** @type {[Intl.RelativeTimeFormatUnit, number][]} each unit with its length in seconds */
const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export class TimeWords {
  /** @param {string} locale a BCP 47 tag */
  constructor(locale) {
    // Made once: a formatter costs far more than what it does.
    this.moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    this.distance = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  }

  /**
   * Returns day and time of day in the reader's time zone.
   *
   * @param {Date} then
   */
  absolute(then) {
    return this.moment.format(then);
  }

  /**
   * Returns "3 hours ago", "yesterday" or the like, "now" within the first minute.
   *
   * @param {Date} then
   * @param {Date} now
   */
  relative(then, now) {
    const elapsed = (then.getTime() - now.getTime()) / 1000;
    const [unit, length] = UNITS.find(([, length]) => Math.abs(elapsed) >= length) ?? [];
    return unit && length
      ? this.distance.format(Math.trunc(elapsed / length), unit)
      : this.distance.format(0, "second");
  }
}
