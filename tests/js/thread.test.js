import assert from "node:assert/strict";
import { test } from "node:test";
import { newComment } from "../../overrides/assets/gazette/comment.js";
import { ReaderStorage, StorageFullError } from "../../overrides/assets/gazette/storage.js";
import { Thread } from "../../overrides/assets/gazette/thread.js";
import { FakeStorage, blocked } from "./fake-storage.js";

const write = (body, minute = 1, post = "one") =>
  newComment({ post, name: "Ada", body }, new Date(minute * 60_000));
const threadIn = (fake, post = "one") => new Thread(new ReaderStorage("/", () => fake), post);
const key = (id) => `gazette:/:comments:one:${id}`;

test("a thread holds what was put into it, in order", () => {
  const thread = new Thread(new ReaderStorage("/", blocked), "one");
  const [first, second] = [write("first", 1), write("second", 2)];
  thread.put(second);
  thread.put(first);
  assert.deepEqual(thread.read(), [first, second]);
  thread.put({ ...first, body: "edited" });
  assert.deepEqual(thread.read().map(({ body }) => body), ["edited", "second"]);
  thread.remove(first.id);
  assert.deepEqual(thread.read(), [second]);
  assert.equal(thread.storage.damaged, false);
});

test("who replaced a version is told from who had seen it", () => {
  const thread = threadIn(new FakeStorage());
  const first = write("first");
  const edited = (body, second, replaces) => ({
    ...first,
    body,
    edited: new Date(60_000 + second * 1000).toISOString(),
    replaces,
  });
  const saved = edited("mine", 5, 60_000);
  for (const [now, unaware] of [
    [edited("theirs", 5, 60_000), true],
    [edited("theirs", 9, 60_000), true],
    [edited("theirs", 9, 65_000), false],
    [edited("theirs", 99, 98_000), false],
    [edited("mine", 9, 60_000), false],
    [first, true],
    // As an import writes it, which has read what was there.
    [edited("theirs", 9), false],
  ]) {
    thread.put(now);
    assert.equal(thread.isUnawareOf(saved, thread.read()[0]), unaware);
  }
});

test("threads of posts whose ids look alike are apart", () => {
  const fake = new FakeStorage();
  const posts = ["one", "one:two", "ones", "one:"];
  for (const post of posts) threadIn(fake, post).put(write(post, 1, post));
  for (const post of posts) {
    const thread = threadIn(fake, post);
    assert.deepEqual(thread.read().map(({ body }) => body), [post]);
    assert.equal(thread.storage.damaged, false);
  }
});

test("a change touches no other comment's value, so that tabs cannot undo each other's", () => {
  const fake = new FakeStorage();
  const [mine, theirs] = [write("mine"), write("theirs")];
  threadIn(fake).put(theirs);
  const touched = [];
  const watched = Object.create(fake, {
    length: { get: () => fake.length },
    setItem: { value: (name, raw) => (touched.push(name), fake.setItem(name, raw)) },
    removeItem: { value: (name) => (touched.push(name), fake.removeItem(name)) },
  });
  const thread = threadIn(watched);
  thread.put(mine);
  thread.put({ ...mine, body: "edited" });
  thread.remove(mine.id);
  assert.deepEqual(new Set(touched), new Set([key(mine.id)]));
  assert.deepEqual(thread.read(), [theirs]);
});

test("putting comments again changes nothing, in whatever order", () => {
  const comments = Array.from({ length: 6 }, (_, index) => write(`${index}`, index % 3));
  const results = [comments, comments.toReversed(), [...comments, ...comments]].map((order) => {
    const thread = threadIn(new FakeStorage());
    order.forEach((comment) => thread.put(comment));
    return thread.read();
  });
  assert.deepEqual(results[1], results[0]);
  assert.deepEqual(results[2], results[0]);
});

const GOOD = write("good");
const OTHER = write("other");
for (const raw of [
  "{",
  "[]",
  "null",
  JSON.stringify(GOOD),
  JSON.stringify({ version: 1, ...GOOD, id: OTHER.id }),
  JSON.stringify({ version: 1, ...GOOD, post: "two" }),
  JSON.stringify({ version: 1, ...GOOD, body: ["x"] }),
]) {
  test(`what is no comment of the thread is put aside: ${raw}`, () => {
    const fake = new FakeStorage();
    fake.setItem(key(GOOD.id), raw);
    const thread = threadIn(fake);
    thread.put(OTHER);
    assert.deepEqual(thread.read(), [OTHER]);
    assert.equal(thread.storage.damaged, true);
    assert.equal(fake.getItem(key(GOOD.id)), null);
    assert.ok([...fake.entries.values()].includes(raw));
    assert.equal(threadIn(fake).storage.damaged, false);
  });
}

test("what a newer version has written is left alone", () => {
  const fake = new FakeStorage();
  const raw = JSON.stringify({ version: 2, ...GOOD });
  fake.setItem(key(GOOD.id), raw);
  const thread = threadIn(fake);
  assert.deepEqual(thread.read(), []);
  assert.equal(thread.storage.damaged, false);
  assert.equal(fake.getItem(key(GOOD.id)), raw);
});

test("full storage refuses a comment and keeps all others, the unreadable too", () => {
  const fake = new FakeStorage(600);
  const thread = threadIn(fake);
  thread.put(GOOD);
  fake.setItem(key("x"), "{".repeat(600 - fake.getItem(key(GOOD.id)).length - key(GOOD.id).length - key("x").length));
  assert.deepEqual(thread.read(), [GOOD]);
  assert.equal(thread.storage.damaged, true);
  assert.throws(() => thread.put(OTHER), StorageFullError);
  assert.equal(fake.entries.size, 2);
  assert.deepEqual(thread.read(), [GOOD]);
  thread.remove(GOOD.id);
  assert.deepEqual(thread.read(), []);
});
