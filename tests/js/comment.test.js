import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changed,
  emptied,
  flaw,
  inOrder,
  newComment,
  readComment,
  uuid7,
} from "../../overrides/assets/gazette/comment.js";

const NOW = new Date("2026-06-28T10:00:00.000Z");
const WRITTEN = newComment({ post: "one", name: "Ada", body: "Text" }, NOW);

test("ids are UUIDs of version 7 that carry their time", () => {
  const id = uuid7(NOW.getTime());
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(parseInt(id.replace("-", "").slice(0, 12), 16), NOW.getTime());
});

test("ids are unique, and sort by time", () => {
  const ids = Array.from({ length: 2000 }, (_, index) => uuid7(index * 1e9));
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids.toSorted(), ids);
  assert.notEqual(uuid7(1), uuid7(1));
});

test("a new comment survives storage unchanged", () => {
  assert.deepEqual(readComment(JSON.parse(JSON.stringify(WRITTEN))), WRITTEN);
  assert.equal(WRITTEN.created, NOW.toISOString());
});

for (const value of [null, undefined, 7, "text", [], {}, [WRITTEN]]) {
  test(`${JSON.stringify(value)} is no comment`, () => {
    assert.equal(readComment(value), null);
  });
}

for (const [field, values] of Object.entries({
  id: ["", "1", 7, null, "../../x", WRITTEN.id.toUpperCase(), `${WRITTEN.id}\n`],
  name: [null, 7, {}, ["x"]],
  post: [null, 7, "", {}],
  body: [null, 7, {}, undefined],
  created: [null, 0, "", "yesterday", "2026-06-28", "2026-13-45T00:00:00Z", "2026-06-28T10:00:00"],
})) {
  for (const value of values) {
    test(`a comment cannot have the ${field} ${JSON.stringify(value)}`, () => {
      assert.equal(flaw({ ...WRITTEN, [field]: value }), field);
      assert.equal(readComment({ ...WRITTEN, [field]: value }), null);
    });
  }
}

test("what a comment may lack is null, whatever stands there", () => {
  const found = readComment({ ...WRITTEN, parent: 7, url: {}, edited: "x", revision: [], deleted: 1,
    state: "x" });
  assert.deepEqual(found, WRITTEN);
});

for (const url of ["javascript:alert(1)", "data:text/html,x", "//e.example", "/path", "x", ""]) {
  test(`${JSON.stringify(url)} is no address of who wrote a comment`, () => {
    assert.equal(readComment({ ...WRITTEN, url }).url, null);
  });
}

test("of a deleted comment nothing is left but its place", () => {
  const left = emptied(WRITTEN, new Date("2026-06-29T10:00:00.000Z"));
  assert.deepEqual(left, { ...WRITTEN, name: "", body: "", deleted: "2026-06-29T10:00:00.000Z" });
  assert.deepEqual(readComment({ ...left, name: "Ada", body: "Text" }), left);
});

test("a comment has changed when it was last written, edited or deleted", () => {
  const edited = { ...WRITTEN, edited: "2026-06-30T10:00:00.000Z" };
  assert.equal(changed(WRITTEN), NOW.getTime());
  assert.equal(changed(edited), Date.parse(edited.edited));
  assert.equal(changed(emptied(edited, NOW)), Date.parse(edited.edited));
});

test("nothing but the known fields is taken over", () => {
  const hostile = JSON.parse(`{"__proto__": {"hacked": 1}, "extra": 1, ${JSON.stringify(WRITTEN).slice(1)}`);
  const found = readComment(hostile);
  assert.deepEqual(Object.keys(found), Object.keys(WRITTEN));
  assert.equal(found.hacked, undefined);
});

test("comments stand in order of time, each id once, the last version counting", () => {
  const at = (minute) => newComment({ post: "one", name: "", body: `${minute}` }, new Date(minute * 6e4));
  const [first, second, third] = [at(1), at(2), at(3)];
  const edited = { ...second, body: "edited" };
  assert.deepEqual(inOrder([third, second, first, edited]), [first, edited, third]);
});

test("comments of one moment have one order, whatever order they come in", () => {
  const same = Array.from({ length: 5 }, () => newComment({ post: "one", name: "", body: "" }, NOW));
  assert.deepEqual(inOrder(same.toReversed()), inOrder(same));
});
