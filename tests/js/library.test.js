import assert from "node:assert/strict";
import { test } from "node:test";
import { emptied, newComment } from "../../overrides/assets/gazette/comment.js";
import { Library, grouped } from "../../overrides/assets/gazette/library.js";
import { ReaderStorage } from "../../overrides/assets/gazette/storage.js";
import { Thread } from "../../overrides/assets/gazette/thread.js";
import { FakeStorage } from "./fake-storage.js";

const write = (body, minute = 1, post = "one") =>
  newComment({ post, name: "Ada", body }, new Date(minute * 60_000));
const later = (comment, body, minute = 100) => ({
  ...comment,
  body,
  edited: new Date(minute * 60_000).toISOString(),
});
const key = ({ post, id }) => `gazette:/:comments:${post}:${id}`;
const open = (fake, site = "/") => {
  const storage = new ReaderStorage(site, () => fake);
  return { storage, library: new Library(storage) };
};

test("a library holds the comments of all threads, in order", () => {
  const fake = new FakeStorage();
  const { storage, library } = open(fake);
  const posts = ["one", "one:two", ":", "comments", "new:", "constructor"];
  const written = posts.map((post, index) => write(post, index, post));
  for (const comment of written.toReversed()) new Thread(storage, comment.post).put(comment);
  storage.set("draft:one:new", { text: "x" });
  new Thread(new ReaderStorage("/other/", () => fake), "one").put(write("of another site"));
  assert.deepEqual(library.read(), written);
});

for (const raw of [
  "{",
  "null",
  JSON.stringify({ version: 1, ...write("x"), id: "1" }),
  JSON.stringify({ version: 1, ...write("x") }),
  JSON.stringify({ version: 2, ...write("x") }),
]) {
  test(`what is no comment under its name is passed over, and stays: ${raw}`, () => {
    const fake = new FakeStorage();
    const { library } = open(fake);
    const good = write("good");
    library.put([good]);
    fake.setItem(key(write("x")), raw);
    assert.deepEqual(library.read(), [good]);
    assert.equal(fake.entries.size, 2);
  });
}

test("putting stops where nothing more fits, and says how far it came", () => {
  const comments = [1, 2, 3].map((minute) => write("x", minute));
  const size = key(comments[0]).length + JSON.stringify({ version: 1, ...comments[0] }).length;
  const { library } = open(new FakeStorage(2.5 * size));
  assert.equal(library.put(comments), 2);
  assert.deepEqual(library.read(), comments.slice(0, 2));
  assert.equal(library.put([later(comments[0], "x".repeat(size))]), 0);
  assert.deepEqual(library.read(), comments.slice(0, 2), "what does not fit replaces nothing");
});

test("what is deleted comes back exactly, the unreadable too; all else stays", () => {
  const fake = new FakeStorage();
  const { storage, library } = open(fake);
  library.put([write("a"), emptied(write("b", 2)), write("c", 3, "x:y")]);
  fake.setItem("gazette:/:comments:one:broken", "{");
  fake.setItem("gazette:/:damaged:comments:one:x:7", "}");
  const others = ["gazette:/:draft:one:new", "gazette:/:name", "gazette:/b/:comments:one:1", "x"];
  for (const name of others) fake.setItem(name, name);
  const before = new Map(fake.entries);
  const taken = library.clear();
  assert.deepEqual([...fake.entries.keys()], others);
  library.restore(taken);
  assert.deepEqual(new Map([...fake.entries].toSorted()), new Map([...before].toSorted()));
  assert.equal(taken.size, 0);
  storage.remove("name");
});

test("of a comment that came back before its deletion was undone, the newer version stays", () => {
  const fake = new FakeStorage();
  const { library } = open(fake);
  const [old, fresh, same] = [write("old"), write("fresh"), write("same")];
  library.put([old, later(fresh, "newer"), same]);
  const taken = library.clear();
  library.put([later(old, "edited elsewhere"), fresh]);
  library.restore(taken);
  const bodies = library.read().map(({ body }) => body);
  assert.deepEqual(bodies.toSorted(), ["edited elsewhere", "newer", "same"]);
});

test("what cannot be brought back for want of room can be brought back later", () => {
  const fake = new FakeStorage();
  const { library } = open(fake);
  const comments = [1, 2, 3].map((minute) => write("x", minute));
  library.put(comments);
  const taken = library.clear();
  fake.capacity = 700;
  library.restore(taken);
  assert.equal(taken.size + library.read().length, 3);
  assert.ok(taken.size > 0 && taken.size < 3);
  fake.capacity = Infinity;
  library.restore(taken);
  assert.deepEqual(library.read(), comments);
});

const CATALOGUE = {
  posts: {
    one: { title: "One", url: "posts/one/", series: "daily" },
    two: { title: "Two", url: "posts/two/", series: null },
    three: { title: "Three", url: "posts/three/", series: "daily" },
    four: { title: "Four", url: "posts/four/", series: "constructor" },
  },
  series: { daily: "The Daily" },
};
const outline = (groups) =>
  groups.map(({ title, posts }) => [
    title,
    ...posts.map(({ id, post, comments }) => [id, post?.title, post?.url, comments.map((c) => c.body).join()]),
  ]);

test("comments stand below their posts and series, the latest first", () => {
  const comments = [
    write("a", 1, "one"),
    write("b", 2, "two"),
    write("c", 3, "three"),
    write("d", 4, "gone"),
    write("e", 5, "one"),
  ];
  assert.deepEqual(outline(grouped(comments, CATALOGUE)), [
    ["The Daily", ["one", "One", "posts/one/", "a,e"], ["three", "Three", "posts/three/", "c"]],
    [null, ["gone", undefined, undefined, "d"], ["two", "Two", "posts/two/", "b"]],
  ]);
});

test("without a catalogue there are ids", () => {
  const groups = grouped([write("a"), write("b", 2, "__proto__")], { posts: {}, series: {} });
  assert.deepEqual(outline(groups), [
    [null, ["__proto__", undefined, undefined, "b"], ["one", undefined, undefined, "a"]],
  ]);
  assert.deepEqual(grouped([], CATALOGUE), []);
});

test("ids that objects are born with name nothing", () => {
  const groups = grouped([write("a", 1, "constructor"), write("b", 2, "four")], CATALOGUE);
  assert.deepEqual(outline(groups), [
    ["constructor", ["four", "Four", "posts/four/", "b"]],
    [null, ["constructor", undefined, undefined, "a"]],
  ]);
});
