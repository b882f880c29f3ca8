import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../overrides/assets/gazette/arrangement.js";
import { emptied, newComment } from "../../overrides/assets/gazette/comment.js";

const NONE = new Map();

/** Comments as in "a b:a c:b": c answers b, which answers a. A trailing "-" means deleted. */
const comments = (text) =>
  text.split(" ").filter(Boolean).map((word, minute) => {
    const [, id, parent, deleted] = /^(\w+):?(\w*)(-?)$/.exec(word);
    const comment = newComment({ post: "one", name: "Ada", body: id }, new Date(minute * 60_000));
    const placed = { ...comment, id, parent: parent || null };
    return deleted ? emptied(placed) : placed;
  });

/** What was arranged, as in "a>b" (b among the replies of a), "!c" (c answers what is gone). */
const shown = (placed) =>
  placed.map(({ comment, into, lost }) => `${lost ? "!" : ""}${into ? `${into}>` : ""}${comment.id}`).join(" ");

const accepted = (depths) => new Map(Object.entries(depths).map(([id, depth]) => [id, { depth }]));

for (const [name, written, expected, there = {}] of [
  ["nothing", "", ""],
  ["comments on the post", "a b c", "a b c"],
  ["replies, behind what they answer", "a b b1:b a1:a", "a a>a1 b b>b1"],
  ["a reply to a reply", "a b:a c:b d:a", "a a>b a>d b>c"],
  ["a reply that is older than what it answers", "b:a a", "a a>b"],
  ["a reply to what is gone", "b:a c:b d", "!b b>c d"],
  ["a comment that answers itself", "a:a b", "b !a"],
  ["two that answer one another", "a:b b:a", "!a a>b"],
  ["a circle with replies", "a:c b:a c:b d:c e:d f", "f !a a>b b>c c>d d>e"],
  ["two circles", "a:b b:a c:d d:c", "!a a>b !c c>d"],
  ["a deleted one without replies", "a- b", "b"],
  ["a deleted one with a reply", "a- b:a", "a a>b"],
  ["a deleted one whose replies are deleted", "a- b:a- c:b- d", "d"],
  ["deleted ones above one that is not", "a- b:a- c:b d:a-", "a a>b b>c"],
  ["a deleted reply to a living one", "a b:a-", "a"],
  ["a deleted reply to what is gone", "b:a-", ""],
  ["a deleted reply to what is gone, answered itself", "b:a- c:b", "!b b>c"],
  ["a circle of deleted ones", "a:b- b:a-", ""],
  ["a circle that is partly deleted", "a:b- b:a", "!a a>b"],
  ["one that is accepted", "a b", "b", { a: 0 }],
  ["a reply to an accepted one", "b:a c", "a>b c", { a: 0 }],
  ["a reply to a reply to an accepted one", "b:a c:b", "a>b b>c", { a: 0 }],
  ["a reply to one's own comment that is accepted", "a b:a", "a>b", { a: 0 }],
  ["an accepted one that was deleted here", "a- b", "b", { a: 0 }],
  ["a deleted reply to an accepted one", "b:a-", "", { a: 0 }],
  ["an accepted one in a circle", "a:b b:a", "a>b", { a: 3 }],
]) {
  test(`${name}: ${written}`, () => {
    assert.equal(shown(arrange(comments(written), accepted(there))), expected);
  });
}

test("depths count from the post, by way of accepted comments too", () => {
  const depths = (written, there = {}) =>
    arrange(comments(written), accepted(there)).map(({ depth }) => depth);
  assert.deepEqual(depths("a b:a c:b d:gone"), [0, 1, 2, 0]);
  assert.deepEqual(depths("b:a c:b", { a: 7 }), [8, 9]);
});

const chain = (length, parent = "") =>
  comments(Array.from({ length }, (_, i) => `c${i}${i ? `:c${i - 1}` : parent}`).join(" "));

/** How many elements would be nested, of what was arranged. */
function nesting(placed, there = NONE) {
  const depths = new Map([...there].map(([id, { depth }]) => [id, depth]));
  for (const { comment, into } of placed) {
    depths.set(comment.id, into === null ? 0 : depths.get(into) + 1);
  }
  return Math.max(...depths.values());
}

for (const [there, parent] of [[{}, ""], [{ a: 0 }, ":a"], [{ a: 99 }, ":a"], [{ a: 400 }, ":a"]]) {
  test(`a chain of a thousand is nested a hundred deep, below ${JSON.stringify(there)}`, () => {
    const all = accepted(there);
    const placed = arrange(chain(1000, parent), all);
    assert.deepEqual(placed.map(({ comment }) => comment.id), chain(1000).map(({ id }) => id));
    assert.ok(nesting(placed, all) <= Math.max(100, (there.a ?? 0) + 1), `${nesting(placed, all)}`);
    assert.ok(placed.every(({ lost }) => !lost));
  });
}

test("what is too deep stands behind what it answers, in order", () => {
  const placed = arrange(chain(104), NONE);
  assert.deepEqual(placed.slice(-4).map(({ into }) => into), ["c99", "c99", "c99", "c99"]);
  assert.deepEqual(placed.slice(-4).map(({ depth }) => depth), [100, 101, 102, 103]);
});

test("a circle of a thousand is opened once", () => {
  const circle = chain(1000);
  circle[0].parent = "c999";
  const placed = arrange(circle, NONE);
  assert.equal(placed.length, 1000);
  assert.deepEqual(placed.filter(({ lost }) => lost).map(({ comment }) => comment.id), ["c0"]);
});

/** A generator of numbers below `limit` that gives the same ones in every run: mulberry32. */
function numbers(seed) {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

test("whatever answers whatever, each living comment is placed once, behind what it stands in", () => {
  for (let seed = 1; seed <= 3000; seed += 1) {
    const below = numbers(seed);
    const count = below(14);
    const word = (_, i) => `${i}${below(4) ? `:${below(count + 3)}` : ""}${below(3) ? "" : "-"}`;
    const written = Array.from({ length: count }, word).join(" ");
    const there = accepted(
      Object.fromEntries(Array.from({ length: below(4) }, () => [`${below(count + 3)}`, below(9)])),
    );
    const all = comments(written);
    const placed = arrange(all, there);
    const message = `seed ${seed}: ${written} | ${[...there.keys()]} -> ${shown(placed)}`;

    const ids = placed.map(({ comment }) => comment.id);
    assert.equal(new Set(ids).size, ids.length, message);
    for (const { id, deleted } of all) {
      if (!deleted && !there.has(id)) assert.ok(ids.includes(id), `${id} of ${message}`);
      if (there.has(id)) assert.ok(!ids.includes(id), `${id} of ${message}`);
    }
    const before = new Set(there.keys());
    for (const { comment, into, lost } of placed) {
      assert.ok(into === null || before.has(into), `${comment.id} of ${message}`);
      if (into) assert.equal(into, comment.parent, message);
      else assert.equal(lost, comment.parent !== null, message);
      before.add(comment.id);
    }
    for (const { comment } of placed) {
      const answered = placed.some((other) => other.comment.parent === comment.id);
      assert.ok(!comment.deleted || answered, `${comment.id} is deleted and has no reply: ${message}`);
    }
  }
});
