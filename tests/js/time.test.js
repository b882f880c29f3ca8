import assert from "node:assert/strict";
import { test } from "node:test";
import { TimeWords } from "../../overrides/assets/gazette/time.js";

const NOW = new Date("2026-06-28T12:00:00Z");

for (const [seconds, locale, expected] of [
  [0, "en", "now"],
  [59, "en", "now"],
  [60, "en", "1 minute ago"],
  [119, "en", "1 minute ago"],
  [3_599, "en", "59 minutes ago"],
  [3_600, "en", "1 hour ago"],
  [86_400, "en", "yesterday"],
  [3 * 86_400, "en", "3 days ago"],
  [15 * 86_400, "en", "2 weeks ago"],
  [400 * 86_400, "en", "last year"],
  [-120, "en", "in 2 minutes"],
  [7_200, "de", "vor 2 Stunden"],
]) {
  test(`${seconds} seconds ago in ${locale} is "${expected}"`, () => {
    assert.equal(new TimeWords(locale).relative(new Date(NOW.getTime() - seconds * 1000), NOW), expected);
  });
}

test("absolute time has day and time of day", () => {
  assert.match(new TimeWords("en-001").absolute(NOW), /^28 Jun 2026, \d/);
  assert.match(new TimeWords("de").absolute(NOW), /^28\.06\.2026, \d/);
});
