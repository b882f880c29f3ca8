import assert from "node:assert/strict";
import { test } from "node:test";
import { ReaderStorage, StorageFullError, StoredText } from "../../overrides/assets/gazette/storage.js";
import { FakeStorage, blocked } from "./fake-storage.js";

const ADA = '{"version":1,"text":"Ada"}';

test("values are kept under the site's own prefix, with a version", () => {
  const fake = new FakeStorage();
  new ReaderStorage("/daily/", () => fake).set("name", { text: "Ada" });
  assert.deepEqual([...fake.entries], [["gazette:/daily/:name", ADA]]);
});

test("sites of one origin do not see each other", () => {
  const fake = new FakeStorage();
  new ReaderStorage("/a/", () => fake).set("draft:one:new", { text: "Ada" });
  const other = new ReaderStorage("/b/", () => fake);
  assert.equal(other.get("draft:one:new"), null);
  assert.deepEqual(other.names("draft:one"), []);
});

for (const open of [blocked, () => null]) {
  test(`storage that is ${open.name || "missing"} is told, and replaced by memory`, () => {
    const storage = new ReaderStorage("/", open);
    assert.equal(storage.lasting, false);
    assert.equal(storage.fleeting, false);
    storage.set("draft:one:new", { text: "Ada" });
    assert.equal(storage.fleeting, true);
    const later = new ReaderStorage("/", open);
    assert.equal(later.get("draft:one:new").text, "Ada", "on the next page, too");
    assert.deepEqual(later.names("draft:one"), ["draft:one:new"]);
    storage.remove("draft:one:new");
    assert.equal(storage.get("draft:one:new"), null);
  });
}

test("the names of a group are those of no other", () => {
  const storage = new ReaderStorage("/", () => new FakeStorage());
  const fake = new FakeStorage();
  const kept = new ReaderStorage("/", () => fake);
  for (const name of ["a:one:1", "a:one:2", "a:one:more:3", "a:one", "a:ones:4", "ba:one:5"]) {
    kept.set(name, {});
  }
  assert.deepEqual(kept.names("a:one"), ["a:one:1", "a:one:2"]);
  assert.deepEqual(storage.names("a:one"), []);
});

test("names are found by how they begin, whatever follows", () => {
  const fake = new FakeStorage();
  const storage = new ReaderStorage("/", () => fake);
  const names = ["a:one:1", "a:one:more:2", "a:", "ab:3", "b:a:4"];
  for (const name of names) storage.set(name, {});
  new ReaderStorage("/other/", () => fake).set("a:5", {});
  assert.deepEqual(storage.namesFrom("a:"), names.slice(0, 3));
});

test("what all sites of the origin use is counted in code units", () => {
  const fake = new FakeStorage();
  const storage = new ReaderStorage("/", () => fake);
  assert.equal(storage.used, 0);
  fake.setItem("other", "\u{1f600}");
  storage.restore("x", "{");
  assert.equal(storage.used, "other".length + 2 + "gazette:/:x".length + 1);
});

test("what stood under a name can be written back as it was", () => {
  const fake = new FakeStorage(20);
  const storage = new ReaderStorage("/", () => fake);
  storage.restore("x", "{ }");
  assert.equal(storage.raw("x"), "{ }");
  assert.throws(() => storage.restore("x", "{".repeat(20)), StorageFullError);
  assert.equal(storage.raw("x"), "{ }");
});

test("full storage throws and keeps what was there", () => {
  const fake = new FakeStorage(60);
  const storage = new ReaderStorage("/", () => fake);
  storage.set("name", { text: "Ada" });
  assert.throws(() => storage.set("name", { text: "x".repeat(100) }), StorageFullError);
  assert.equal(storage.get("name").text, "Ada");
  assert.equal(storage.fleeting, false);
});

const DAMAGED = ["", "{", "null", "7", "[]", '"x"', "{}", '{"version":"1"}', '{"version":1.5}'];
const NEWER = '{"version":2,"text":"x"}';

for (const raw of [...DAMAGED, NEWER]) {
  test(`what this version cannot read is put aside before it is replaced: ${raw}`, () => {
    const fake = new FakeStorage();
    fake.setItem("gazette:/:name", raw);
    const storage = new ReaderStorage("/", () => fake);
    assert.equal(storage.isDamaged("name"), raw !== NEWER);
    assert.equal(storage.get("name"), null);
    assert.deepEqual([...fake.entries.values()], [raw], "reading changes nothing");
    storage.set("name", { text: "Ada" });
    assert.equal(fake.getItem("gazette:/:name"), ADA);
    assert.deepEqual([...fake.entries.values()], [raw, ADA]);
  });
}

test("what cannot be put aside is not replaced", () => {
  const fake = new FakeStorage(20);
  fake.setItem("gazette:/:name", "{");
  const storage = new ReaderStorage("/", () => fake);
  assert.throws(() => storage.set("name", {}), StorageFullError);
  assert.deepEqual([...fake.entries], [["gazette:/:name", "{"]]);
});

test("a text is kept, emptied and taken away", () => {
  const fake = new FakeStorage();
  const text = new StoredText(new ReaderStorage("/", () => fake), "draft:one:new");
  assert.equal(text.read(), null);
  text.write("Half a thou");
  assert.equal(text.read(), "Half a thou");
  text.write("");
  assert.equal(text.read(), "");
  text.write(null);
  assert.equal(text.read(), null);
  assert.equal(fake.entries.size, 0);
});

for (const text of [7, null, ["x"], { toString: "x" }]) {
  test(`${JSON.stringify(text)} is no text`, () => {
    const fake = new FakeStorage();
    fake.setItem("gazette:/:name", JSON.stringify({ version: 1, text }));
    assert.equal(new StoredText(new ReaderStorage("/", () => fake), "name").read(), null);
  });
}
