import assert from "node:assert/strict";
import { test } from "node:test";
import { BODY_LIMIT, NAME_LIMIT, changed, emptied, newComment } from "../../overrides/assets/gazette/comment.js";
import { FILE_LIMIT, makeFile, merge, readFile } from "../../overrides/assets/gazette/export-file.js";

const SITE = "https://example.org/daily/";
const NOW = new Date("2026-06-28T10:00:00.000Z");
const at = (minutes) => new Date(NOW.getTime() + minutes * 60_000);
const write = (body, minutes = 0, post = "one") =>
  newComment({ post, name: "Ada", body }, at(minutes - 1000));
const edit = (comment, body, minutes = -1) => ({ ...comment, body, edited: at(minutes).toISOString() });
const file = (comments, fields = {}) =>
  JSON.stringify({ format: "gazette-comments", version: 1, site: SITE, exported: NOW, comments, ...fields });
const read = (text) => readFile(text, NOW);
const refused = (...comments) => Object.fromEntries(read(file(comments)).refused);
const merged = (there, here) => {
  const { changes, known, refused } = merge({ site: SITE, comments: there, refused: new Map() }, here);
  return { changes, known, refused: Object.fromEntries(refused) };
};

test("a file holds what went into it, in the published format", () => {
  const comments = [write("a"), emptied(write("b", 1), NOW), { ...write("\ud800 \u0000 \u2028", 2), state: "accepted" }];
  const text = makeFile(comments, SITE, NOW);
  const { format, version, site, exported } = JSON.parse(text);
  assert.deepEqual(
    { format, version, site, exported },
    { format: "gazette-comments", version: 1, site: SITE, exported: "2026-06-28T10:00:00.000Z" },
  );
  assert.deepEqual(read(text), { site: SITE, comments, refused: new Map(), reading: undefined });
});

test("whatever storage holds fits into a file that is read again", () => {
  // The widest text there is: three bytes for each code unit.
  const fill = Array.from({ length: 500 }, () => write("\u4e00".repeat(BODY_LIMIT)));
  const stored = fill.reduce((sum, comment) => sum + JSON.stringify(comment).length, 0);
  assert.ok(stored > 4.8 * 2 ** 20);
  assert.ok(new TextEncoder().encode(makeFile(fill, SITE, NOW)).length < FILE_LIMIT);
});

for (const [text, problem] of [
  ["", "broken"],
  ["{", "broken"],
  [file([write("a")]).slice(0, -1), "broken"],
  ["\u0000\u0001PNG", "broken"],
  ["[".repeat(1e6), "broken"],
  ["null", "format"],
  ["7", "format"],
  ['"text"', "format"],
  ["[]", "format"],
  ["{}", "format"],
  [file([], { format: "other" }), "format"],
  [file([], { version: 0 }), "format"],
  [file([], { version: "1" }), "format"],
  [file([], { version: null }), "format"],
  [file({}), "format"],
  [file(undefined), "format"],
  [file("text"), "format"],
  [file([], { version: 2 }), "newer"],
]) {
  test(`a file is ${problem}: ${JSON.stringify(text.slice(0, 60))}`, () => {
    assert.throws(() => read(text), { message: problem });
  });
}

test("every beginning of a file is refused, none crashes", () => {
  const text = file([write("a"), write("b")]);
  for (let length = 0; length < text.length; length += 1) {
    assert.throws(() => read(text.slice(0, length)), { message: "broken" });
  }
});

for (const site of [undefined, null, 7, {}, ["x"]]) {
  test(`${JSON.stringify(site)} is no site`, () => {
    assert.equal(read(file([], { site })).site, "");
  });
}

const GOOD = write("good");
for (const [reason, values] of Object.entries({
  value: [null, 7, "text"],
  id: [[], {}, { ...GOOD, id: "1" }, { ...GOOD, id: `${GOOD.id}/../x` }],
  post: [{ ...GOOD, post: "" }, { ...GOOD, post: {} }],
  name: [{ ...GOOD, name: null }],
  body: [{ ...GOOD, body: { toString: "x" } }],
  created: [{ ...GOOD, created: "soon" }],
  long: [
    { ...GOOD, body: "x".repeat(BODY_LIMIT + 1) },
    { ...GOOD, name: "x".repeat(NAME_LIMIT + 1) },
    { ...GOOD, post: "x".repeat(1001) },
  ],
  future: [
    { ...GOOD, created: "9999-01-01T00:00:00Z" },
    { ...GOOD, edited: at(25 * 60).toISOString() },
    { ...GOOD, deleted: at(25 * 60).toISOString() },
  ],
})) {
  test(`values are refused by reason and spoil no other: ${reason}`, () => {
    assert.deepEqual(refused(...values), { [reason]: values.length });
    assert.deepEqual(read(file([values[0], GOOD, ...values])).comments, [GOOD]);
  });
}

test("limits are the widget's own, and clocks may be a little wrong", () => {
  const edge = { ...GOOD, body: "x".repeat(BODY_LIMIT), name: "x".repeat(NAME_LIMIT), edited: at(60).toISOString() };
  assert.deepEqual(read(file([edge])).comments, [edge]);
});

test("nothing but known fields comes in", () => {
  const hostile = file([]).replace("[]", `[{"__proto__":{"pwned":1},"pwned":1,${JSON.stringify(GOOD).slice(1)}]`);
  const [comment] = read(hostile).comments;
  assert.deepEqual(Object.keys(comment), Object.keys(GOOD));
  assert.equal(comment.pwned, undefined);
});

const ONE = write("one", 1);
const TWO = write("two", 2);
const EDITED = edit(ONE, "edited");
const GONE = emptied(ONE, at(-1));
const SUBMITTED = { ...ONE, state: "submitted" };
for (const [name, there, here, expected] of [
  ["new ones, in order", [TWO, ONE], [], { changes: [ONE, TWO] }],
  ["known ones", [ONE, TWO], [TWO, ONE], { known: 2 }],
  ["a newer version there", [EDITED], [ONE], { changes: [EDITED] }],
  ["a newer version here", [ONE], [EDITED], { known: 1 }],
  ["deleted there", [GONE], [ONE], { changes: [GONE] }],
  ["deleted here", [ONE], [GONE], { known: 1 }],
  ["another text of the same time", [{ ...ONE, body: "x" }], [ONE], { known: 1 }],
  ["further on its way there", [SUBMITTED], [ONE], { changes: [SUBMITTED] }],
  ["further on its way here", [ONE], [SUBMITTED], { known: 1 }],
  ["newer there, further here", [EDITED], [SUBMITTED], { changes: [{ ...EDITED, state: "submitted" }] }],
  ["older there, further there", [SUBMITTED], [EDITED], { changes: [{ ...EDITED, state: "submitted" }] }],
  ["twice in the file", [ONE, ONE], [], { changes: [ONE], known: 1 }],
  ["twice, the newer one first", [EDITED, ONE], [], { changes: [EDITED], known: 1 }],
  ["twice, the newer one last", [ONE, EDITED], [], { changes: [EDITED] }],
  ["on another post here", [{ ...EDITED, post: "two" }], [ONE], { refused: { moved: 1 } }],
  ["on two posts in the file", [ONE, { ...EDITED, post: "two" }], [], { changes: [ONE], refused: { moved: 1 } }],
  ["nothing", [], [ONE], {}],
]) {
  test(`merging ${name}`, () => {
    assert.deepEqual(merged(there, here), { changes: [], known: 0, refused: {}, ...expected });
  });
}

test("merging any file into anything loses nothing, and doing it again changes nothing", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const pool = Array.from({ length: 8 }, (_, index) => write(`${index}`, index));
  const draw = () =>
    Array.from({ length: random(12) }, () => {
      const state = ["private", "submitted", "accepted"][random(3)];
      const comment = { ...edit(pool[random(8)], `${random(1e6)}`, -random(5) - 1), state };
      return random(4) ? comment : emptied(comment, at(-random(5) - 1));
    });
  for (let round = 0; round < 500; round += 1) {
    const unique = new Map(draw().map((comment) => [comment.id, comment]));
    const here = [...unique.values()];
    const there = draw();
    const { changes } = merged(there, here);
    const after = new Map([...here, ...changes].map((comment) => [comment.id, comment]));
    for (const comment of [...here, ...there]) {
      assert.ok(changed(after.get(comment.id)) >= changed(comment));
    }
    assert.deepEqual(merged(there, [...after.values()]).changes, []);
  }
});
