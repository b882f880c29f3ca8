import assert from "node:assert/strict";
import { test } from "node:test";
import { forget, readAll, restore, turnOff, turnOn } from "../../overrides/assets/gazette/forgetting.js";
import { exportReading, importReading } from "../../overrides/assets/gazette/reading-file.js";
import { PAUSE_MS, Reading, readLeft, readMark } from "../../overrides/assets/gazette/reading.js";
import { ReaderStorage } from "../../overrides/assets/gazette/storage.js";
import { FakeStorage } from "./fake-storage.js";

const NOW = new Date("2026-06-28T10:00:00.123Z");
const AT = "2026-06-28T10:00:00Z";
const later = (ms) => new Date(NOW.getTime() + ms);
const open = (fake = new FakeStorage()) => ({
  fake,
  reading: new Reading(new ReaderStorage("/", () => fake)),
});
const key = (name) => `gazette:/:${name}`;
const kept = (fake, name) => JSON.parse(fake.getItem(key(name)));

/** A series "daily" of `length` parts, the posts p1, p2, …; and the place of each. */
const step = (number) => ({ post: `p${number}`, number, url: `posts/p${number}/` });
const part = (number) => ({ number, url: `posts/p${number}/` });
const place = (number, length) => ({
  series: "daily",
  ...part(number),
  previous: number > 1 ? step(number - 1) : null,
  following: [number + 1, number + 2].filter((next) => next <= length).map(step),
});
const readParts = (reading, numbers, length = 20) => {
  for (const number of numbers) reading.read(`p${number}`, [place(number, length)], NOW);
};
/** The page of a running series: the newest `size` parts. */
const listed = (length, size = length) =>
  Array.from({ length: Math.min(size, length) }, (_, index) => part(length - index));
const next = (reading, length = 20, size = length) =>
  reading.next("daily", listed(length, size), length);

test("a post that was read is read, and no other", () => {
  const { fake, reading } = open();
  readParts(reading, [3]);
  assert.equal(reading.has("p3"), true);
  assert.equal(reading.has("p"), false);
  assert.equal(reading.has("p33"), false);
  assert.deepEqual(kept(fake, "read:p3"), { version: 1, at: AT });
});

test("reading it again does not change when it was read", () => {
  const { fake, reading } = open();
  reading.read("a", [], NOW);
  reading.read("a", [], later(1e6));
  assert.equal(kept(fake, "read:a").at, AT);
});

for (const raw of ["{", "null", "7", '{"version":2,"at":"x"}']) {
  test(`what is no note of a reading is none, and is kept aside: ${raw}`, () => {
    const { fake, reading } = open();
    fake.setItem(key("read:a"), raw);
    assert.equal(reading.has("a"), false);
    reading.read("a", [], NOW);
    assert.equal(reading.has("a"), true);
    assert.ok([...fake.entries.values()].includes(raw));
  });
}

for (const [name, read, expected, length] of [
  ["nothing read", [], null],
  ["the first part", [1], { ...part(2), after: false }],
  ["some in order", [1, 2, 3], { ...part(4), after: false }],
  ["an old part looked up once more", [1, 2, 3, 4, 5, 2], { ...part(6), after: false }],
  ["the newest looked in on", [1, 2, 3, 20], { ...part(4), after: false }],
  ["the newest first, then from the start", [20, 1, 2], { ...part(3), after: false }],
  ["begun in the middle", [7], { ...part(8), after: false }],
  ["begun in the middle, and on", [7, 8, 9], { ...part(10), after: false }],
  ["a leap, and on from there", [1, 2, 10, 11], { ...part(12), after: false }],
  ["one ahead was read before", [7, 1, 2, 3, 4, 5, 6], { ...part(8), after: false }],
  ["all of it", [1, 2, 3], null, 3],
]) {
  test(`going on: ${name}`, () => {
    const { reading } = open();
    readParts(reading, read, length);
    assert.deepEqual(next(reading, length), expected);
  });
}

test("parts that came later are found on the page, or after the last one read", () => {
  const { reading } = open();
  readParts(reading, [1, 2, 3], 3);
  assert.deepEqual(next(reading, 3), null);
  assert.deepEqual(next(reading, 4, 1), { ...part(4), after: false }, "it adjoins");
  assert.deepEqual(next(reading, 8, 8), { ...part(4), after: false });
  assert.deepEqual(next(reading, 90, 50), { ...part(3), after: true }, "page 1 begins with part 41");
  readParts(reading, [3], 90);
  assert.deepEqual(next(reading, 90, 50), { ...part(4), after: false }, "its page has been seen again");
});

test("a gap in the numbers is no end", () => {
  const { reading } = open();
  readParts(reading, [3], 3);
  const parts = [part(2), part(3), part(7), part(9)];
  assert.deepEqual(reading.next("daily", parts, 9), { ...part(7), after: false });
});

test("what was to be next may have been read from elsewhere", () => {
  const { reading } = open();
  readParts(reading, [1]);
  reading.read("p2", [], NOW);
  assert.deepEqual(next(reading), { ...part(3), after: false });
});

test("all parts marked as read are read, those to come are not", () => {
  const { fake, reading } = open();
  const size = fake.length;
  readAll(reading, "daily", part(3650), NOW);
  assert.equal(fake.length, size + 1, "one value, however many parts");
  assert.equal(reading.has("p1", { daily: 1 }), true);
  assert.equal(reading.has("p1", { other: 2, daily: 3650 }), true);
  assert.equal(reading.has("p1", { daily: 3651 }), false);
  assert.equal(reading.has("p1", { other: 1 }), false);
  assert.equal(next(reading, 3650, 50), null);
  assert.deepEqual(next(reading, 3651, 50), { ...part(3651), after: false });
});

test("marking all is taken back to what was before", () => {
  const { fake, reading } = open();
  const undo = readAll(reading, "daily", part(3), NOW);
  const before = new Map(fake.entries);
  readAll(reading, "daily", part(9), NOW)();
  assert.deepEqual(fake.entries, before);
  undo();
  assert.equal(fake.length, 0);
});

test("what is new has come since the last visit, whatever is reloaded", () => {
  const { reading } = open();
  const look = (count, ms, list = "front") => reading.visit(list, count, later(ms)).fresh;
  assert.deepEqual(reading.visit("front", 10, NOW), { fresh: 0, again: false });
  assert.equal(look(11, PAUSE_MS - 1), 1, "it came during the visit");
  assert.equal(look(13, 3 * PAUSE_MS), 2);
  assert.equal(look(13, 3 * PAUSE_MS + 1000), 2, "reloaded");
  assert.equal(look(14, 4 * PAUSE_MS - 1), 3, "and one more meanwhile");
  assert.equal(look(14, 6 * PAUSE_MS), 0, "the next visit");
  assert.equal(look(14, 6 * PAUSE_MS, "series:daily"), 0, "lists have visits of their own");
  assert.equal(look(9, 8 * PAUSE_MS), 0, "posts were taken away");
  assert.equal(look(10, 8 * PAUSE_MS + 1), 1);
});

for (const value of [
  {},
  { at: "soon", count: 3, since: 3 },
  { at: AT, count: "3", since: 3 },
  { at: AT, count: -1, since: 1e999 },
  { at: "2999-01-01T00:00:00Z", count: 1, since: 1 },
]) {
  test(`a damaged visit is none: ${JSON.stringify(value)}`, () => {
    const { fake, reading } = open();
    fake.setItem(key("visit:front"), JSON.stringify({ version: 1, ...value }));
    assert.deepEqual(reading.visit("front", 5, NOW), { fresh: 0, again: false });
    assert.deepEqual(reading.visit("front", 6, later(PAUSE_MS)).fresh, 1);
  });
}

for (const url of ["javascript:alert(1)", "//evil.example/", "https://evil.example/", "/", "../other/", "http://[", 7, "x".repeat(3000), " \n/x", "\\\\evil"]) {
  test(`no way on leads out of the site: ${JSON.stringify(url).slice(0, 40)}`, () => {
    assert.equal(readLeft({ at: AT, ...step(1), url, next: null }), null);
    assert.equal(readLeft({ at: AT, ...step(1), next: { ...step(2), url } }).next, null);
    assert.equal(readMark({ at: AT, upto: 1, url }), null);
  });
}

const full = () => {
  const opened = open();
  readParts(opened.reading, [1, 2, 3]);
  opened.reading.visit("front", 3, NOW);
  readAll(opened.reading, "war", part(3), NOW);
  for (const name of ["damaged:read:x:7", "damaged:place:x:7"]) opened.fake.setItem(key(name), "{");
  for (const name of ["comments:p1:x", "damaged:comments:x", "name", "draft:p1:new"]) opened.fake.setItem(key(name), "x");
  opened.fake.setItem("gazette:/other/:read:p1", "x");
  return opened;
};
const OTHERS = ["gazette:/:comments:p1:x", "gazette:/:damaged:comments:x", "gazette:/:name", "gazette:/:draft:p1:new", "gazette:/other/:read:p1"];
const sorted = (fake) => new Map([...fake.entries].toSorted());

test("all is forgotten but what is no reading, and comes back exactly", () => {
  const { fake, reading } = full();
  const before = sorted(fake);
  const taken = forget(reading);
  assert.deepEqual([...fake.entries.keys()].toSorted(), OTHERS.toSorted());
  restore(reading, taken);
  assert.deepEqual(sorted(fake), before);
  assert.equal(taken.size, 0);
});

test("what was read since is not overwritten, and what does not fit can come back later", () => {
  const { fake, reading } = full();
  const taken = forget(reading);
  reading.read("p1", [], later(1000));
  fake.capacity = 300;
  restore(reading, taken);
  assert.ok(taken.size > 0);
  fake.capacity = Infinity;
  restore(reading, taken);
  assert.equal(taken.size, 0);
  assert.equal(kept(fake, "read:p1").at, "2026-06-28T10:00:01Z");
});

test("switched off, nothing is there and nothing is added, until it is switched on or undone", () => {
  const { fake, reading } = full();
  const before = sorted(fake);
  const undo = turnOff(reading);
  assert.equal(reading.off, true);
  readParts(reading, [4]);
  assert.deepEqual(reading.visit("front", 9, NOW), { fresh: 0, again: true });
  assert.deepEqual([...fake.entries.keys()].toSorted(), [...OTHERS, key("progress")].toSorted());
  undo();
  assert.deepEqual(sorted(fake), before);
  turnOff(reading);
  turnOn(reading);
  assert.equal(reading.off, false);
  readParts(reading, [4]);
  assert.equal(reading.has("p4"), true);
});

test("where nothing more fits, reading goes on", () => {
  const { reading } = open(new FakeStorage(10));
  readParts(reading, [1]);
  readAll(reading, "daily", part(1), NOW)();
  assert.equal(reading.visit("front", 1, NOW).fresh, 0);
  assert.equal(reading.has("p1"), false);
});

test("ten years of a daily take a tenth of the room", () => {
  const fake = new FakeStorage();
  fake.setItem = (name, value) => void fake.entries.set(name, value);
  const reading = new Reading(new ReaderStorage("/a-publication/", () => fake));
  for (let number = 1; number <= 3650; number += 1) {
    reading.read(`2026-06-28-a-title-of-the-usual-length-${number}`, [place(number, 3650)], NOW);
  }
  const used = [...fake.entries].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  assert.ok(used < 0.1 * 5 * 2 ** 20, `${used} characters`);
});

// The file --------------------------------------------------------------------------------

test("what was read comes out of a file as it went in", () => {
  const { reading } = full();
  const file = JSON.parse(JSON.stringify(exportReading(reading)));
  assert.deepEqual(file.posts.map(({ post }) => post), ["p1", "p2", "p3"]);
  assert.deepEqual(file.series, [{ series: "war", upto: 3, url: "posts/p3/", at: AT }]);
  assert.deepEqual(file.places, [{ series: "daily", at: AT, ...step(3), next: step(4) }]);
  const there = open();
  assert.deepEqual(importReading(there.reading, file, NOW), { fresh: 3, known: 0, refused: 0, full: 0 });
  assert.deepEqual(exportReading(there.reading), exportReading(reading));
  assert.deepEqual(importReading(there.reading, file, NOW), { fresh: 0, known: 3, refused: 0, full: 0 });
  assert.equal(exportReading(open().reading), undefined);
});

test("of two values the later one stays", () => {
  const { fake, reading } = open();
  const at = (hour) => `2026-06-28T0${hour}:00:00Z`;
  importReading(reading, { posts: [{ post: "a", at: at(5) }] }, NOW);
  importReading(reading, { posts: [{ post: "a", at: at(4) }] }, NOW);
  assert.equal(kept(fake, "read:a").at, at(5));
  importReading(reading, { posts: [{ post: "a", at: at(6) }] }, NOW);
  assert.equal(kept(fake, "read:a").at, at(6));
  const mark = (upto, hour) => ({ series: "daily", upto, url: "x/", at: at(hour) });
  importReading(reading, { series: [mark(9, 5), mark(3, 4)] }, NOW);
  assert.equal(kept(fake, "read-all:daily").upto, 9);
});

for (const file of [null, 7, "x", [], {}, { posts: 7 }, { posts: {}, series: null, places: "x" }]) {
  test(`a file says nothing of what was read: ${JSON.stringify(file)}`, () => {
    const { fake, reading } = open();
    assert.deepEqual(importReading(reading, file, NOW), { fresh: 0, known: 0, refused: 0, full: 0 });
    assert.equal(fake.length, 0);
  });
}

test("whatever else stands in a file is refused and counted, one by one", () => {
  const { fake, reading } = open();
  const good = { post: "good", at: AT };
  const posts = [null, 7, [], {}, { post: "a" }, { post: 7, at: AT }, { post: "", at: AT }, { post: "x".repeat(1001), at: AT }];
  const times = ["soon", "2026", "2026-06-28", "2026-06-28T10:00:00+02:00", "2026-13-01T00:00:00Z", "9999-01-01T00:00:00Z", 7, {}];
  posts.push(...times.map((at) => ({ post: "a", at })));
  const file = {
    posts: [...posts, good],
    series: [{ series: "s", at: AT, upto: -1, url: "x/" }, { series: "s", at: AT, upto: 1, url: "javascript:x" }, { series: "s", at: AT, upto: 1 }],
    places: [{ series: "s", at: AT, post: "p", number: "1", url: "x/" }, { series: {}, at: AT, ...step(1) }],
  };
  const refused = posts.length + 5;
  assert.deepEqual(importReading(reading, file, NOW), { fresh: 1, known: 0, refused, full: 0 });
  assert.deepEqual([...fake.entries.keys()], [key("read:good")]);
});

test("nothing but known fields comes in", () => {
  const { fake, reading } = open();
  const file = JSON.parse(`{"__proto__":{"pwned":1},"posts":[{"post":"__proto__","at":"${AT}","pwned":1,"version":9}]}`);
  importReading(reading, file, NOW);
  assert.deepEqual(kept(fake, "read:__proto__"), { version: 1, at: AT });
  assert.equal({}.pwned, undefined);
});

test("what does not fit is counted", () => {
  const { reading } = open(new FakeStorage(130));
  const posts = ["a", "b", "c"].map((post) => ({ post, at: AT }));
  assert.deepEqual(importReading(reading, { posts }, NOW), { fresh: 2, known: 0, refused: 0, full: 1 });
});
