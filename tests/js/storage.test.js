import assert from "node:assert/strict";
import { test } from "node:test";
import { ReaderStorage, StorageFullError } from "../../overrides/assets/gazette/storage.js";
import { Draft, Thread } from "../../overrides/assets/gazette/thread.js";
import { newComment } from "../../overrides/assets/gazette/comment.js";

/** localStorage's behaviour, with room for `capacity` characters. */
class FakeStorage {
  constructor(capacity = Infinity) {
    this.capacity = capacity;
    this.entries = new Map();
  }
  getItem(key) {
    return this.entries.get(key) ?? null;
  }
  setItem(key, value) {
    const others = [...this.entries].filter(([other]) => other !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.capacity) throw new Error("QuotaExceededError");
    this.entries.set(key, value);
  }
  removeItem(key) {
    this.entries.delete(key);
  }
}

const blocked = () => {
  throw new Error("SecurityError");
};
const write = (body, minute = 1) =>
  newComment({ post: "one", name: "Ada", body }, new Date(minute * 60_000));

test("values are kept under the site's own prefix, with a version", () => {
  const fake = new FakeStorage();
  new ReaderStorage("/daily/", () => fake).set("reader", { name: "Ada" });
  assert.deepEqual([...fake.entries], [["gazette:/daily/:reader", '{"version":1,"name":"Ada"}']]);
});

test("sites of one origin do not see each other", () => {
  const fake = new FakeStorage();
  new ReaderStorage("/a/", () => fake).set("reader", { name: "Ada" });
  assert.equal(new ReaderStorage("/b/", () => fake).get("reader"), null);
});

test("blocked storage is told, and replaced by memory", () => {
  const storage = new ReaderStorage("/", blocked);
  assert.equal(storage.lasting, false);
  storage.set("reader", { name: "Ada" });
  assert.equal(storage.get("reader").name, "Ada");
  storage.remove("reader");
  assert.equal(storage.get("reader"), null);
});

test("full storage throws and keeps what was there", () => {
  const fake = new FakeStorage(60);
  const storage = new ReaderStorage("/", () => fake);
  storage.set("reader", { name: "Ada" });
  assert.throws(() => storage.set("reader", { name: "x".repeat(100) }), StorageFullError);
  assert.equal(storage.get("reader").name, "Ada");
});

for (const raw of ["", "{", "null", "7", "[]", '"x"', "{}", '{"version":2}', '{"version":"1"}']) {
  test(`the damaged value ${JSON.stringify(raw)} is moved aside and reported`, () => {
    const fake = new FakeStorage();
    fake.setItem("gazette:/:reader", raw);
    let reports = 0;
    const storage = new ReaderStorage("/", () => fake);
    assert.equal(storage.get("reader", () => (reports += 1)), null);
    assert.equal(reports, 1);
    assert.equal(fake.getItem("gazette:/:reader"), null);
    assert.deepEqual([...fake.entries.values()], [raw]);
  });
}

test("a damaged value stays where it is if there is no room to move it", () => {
  const fake = new FakeStorage(20);
  fake.setItem("gazette:/:reader", "{");
  const storage = new ReaderStorage("/", () => fake);
  assert.equal(storage.get("reader"), null);
  assert.equal(fake.getItem("gazette:/:reader"), "{");
});

test("a thread holds what was put into it, in order", async () => {
  const thread = new Thread(new ReaderStorage("/", blocked), "one");
  const [first, second] = [write("first", 1), write("second", 2)];
  await thread.put(second);
  await thread.put(first);
  assert.deepEqual(thread.read(), [first, second]);
  await thread.put({ ...first, body: "edited" });
  assert.deepEqual(thread.read().map(({ body }) => body), ["edited", "second"]);
  await thread.remove(first.id);
  assert.deepEqual(thread.read(), [second]);
  assert.equal(thread.damaged, false);
});

test("two tabs of one thread keep each other's changes", async () => {
  const fake = new FakeStorage();
  const tab = () => new Thread(new ReaderStorage("/", () => fake), "one");
  const [here, there] = [tab(), tab()];
  const comments = Array.from({ length: 20 }, (_, index) => write(`${index}`, index));
  await Promise.all(comments.map((comment, index) => (index % 2 ? here : there).put(comment)));
  await here.remove(comments[0].id);
  assert.deepEqual(there.read(), comments.slice(1));
});

test("a thread keeps its readable comments, and a copy of everything", () => {
  const fake = new FakeStorage();
  const good = write("good");
  const raw = JSON.stringify({ version: 1, comments: [good, { id: "bad" }, null] });
  fake.setItem("gazette:/:comments:one", raw);
  const thread = new Thread(new ReaderStorage("/", () => fake), "one");
  assert.deepEqual(thread.read(), [good]);
  assert.equal(thread.damaged, true);
  assert.ok([...fake.entries].some(([key, value]) => key.includes("damaged") && value === raw));
  assert.deepEqual(thread.read(), [good]);
});

test("unsent text is kept, and forgotten when there is none", () => {
  const fake = new FakeStorage();
  const draft = new Draft(new ReaderStorage("/", () => fake), "one");
  assert.deepEqual(draft.read(), { text: "", edits: {} });
  draft.write({ text: "Half a thou", edits: { id: "Older" } });
  assert.deepEqual(draft.read(), { text: "Half a thou", edits: { id: "Older" } });
  draft.write({ text: "", edits: {} });
  assert.equal(fake.entries.size, 0);
});

test("a damaged draft is no draft", () => {
  const fake = new FakeStorage();
  fake.setItem("gazette:/:draft:one", '{"version":1,"text":7,"edits":{"a":7,"b":"text"}}');
  const draft = new Draft(new ReaderStorage("/", () => fake), "one");
  assert.deepEqual(draft.read(), { text: "", edits: { b: "text" } });
});
