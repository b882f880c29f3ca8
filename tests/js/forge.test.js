import assert from "node:assert/strict";
import { test } from "node:test";
import { newComment } from "../../overrides/assets/gazette/comment.js";
import { asIssue, handOver } from "../../overrides/assets/gazette/forge.js";

const TITLE = "Comment on “Über Bücher & Bäume?”";
const write = (body, fields = {}) => ({
  ...newComment({ post: "one", name: "Ada", body, revision: "r1" }, new Date("2026-06-28T10:00:00Z")),
  id: "0197b5a0-0000-7000-8000-000000000001",
  ...fields,
});
const DATA = `{"id":"0197b5a0-0000-7000-8000-000000000001","parent":null,"created":"2026-06-28T10:00:00.000Z","edited":null,"revision":"r1"}`;
const ISSUE = `### Post\n\none\n\n### Name\n\nAda\n\n### Data\n\n${DATA}\n\n### Comment\n\nHow?`;

const FORGES = {
  github: { kind: "github", address: "https://github.com/o/r", template: "comment.yml" },
  gitlab: { kind: "gitlab", address: "https://gitlab.com/g/sub/r", template: "" },
  forgejo: { kind: "forgejo", address: "https://codeberg.org/o/r", template: "" },
  url: { kind: "url", address: "https://f.example/new?t={title}&i={id}&b={body}#x", template: "" },
  mailto: { kind: "mailto", address: "letters@example.org", template: "" },
};

/** The address without its query, and the query's fields. */
const taken = (url) => {
  const { origin, protocol, pathname, searchParams } = new URL(url);
  const base = origin === "null" ? protocol + pathname : origin + pathname;
  return [base, Object.fromEntries(searchParams)];
};

for (const [kind, expected] of Object.entries({
  github: [
    "https://github.com/o/r/issues/new",
    { template: "comment.yml", title: TITLE, post: "one", name: "Ada", data: DATA, comment: "How?" },
  ],
  gitlab: ["https://gitlab.com/g/sub/r/-/issues/new", { "issue[title]": TITLE, "issue[description]": ISSUE }],
  forgejo: ["https://codeberg.org/o/r/issues/new", { title: TITLE, body: ISSUE }],
  url: ["https://f.example/new", { t: TITLE, i: "0197b5a0-0000-7000-8000-000000000001", b: ISSUE }],
  mailto: ["mailto:letters@example.org", { subject: TITLE, body: ISSUE.replaceAll("\n", "\r\n") }],
})) {
  test(`a comment is handed over to ${kind}`, () => {
    const { url, text, complete } = handOver(write("How?"), FORGES[kind], TITLE);
    assert.deepEqual(taken(url), expected);
    assert.equal(text, ISSUE);
    assert.ok(complete);
    assert.match(url, /^[!-~]+$/, "ASCII only");
  });
}

test("a slash at the end of the repository's address changes nothing", () => {
  for (const kind of ["github", "gitlab", "forgejo"]) {
    const { address } = FORGES[kind];
    const slashed = handOver(write("x"), { ...FORGES[kind], address: `${address}/` }, TITLE);
    assert.deepEqual(slashed, handOver(write("x"), FORGES[kind], TITLE));
  }
});

test("a field without a value is left out, so that the form keeps its own", () => {
  const [, fields] = taken(handOver(write("x", { name: "" }), FORGES.github, TITLE).url);
  assert.ok(!("name" in fields));
  assert.match(asIssue(write("x", { name: "" })), /### Name\n\n_No response_\n\n### Data/);
});

test("what a text has of placeholders and of marks of addresses is text", () => {
  const hostile = "{title} {id} {body} $& $1 &labels=x#y?z=%41+\\\r\n\0";
  for (const forge of Object.values(FORGES)) {
    const { url } = handOver(write(hostile), forge, "{body} {id} $&");
    const [base, fields] = taken(url);
    assert.equal(base, taken(handOver(write("x"), forge, "x").url)[0]);
    assert.ok(!("labels" in fields));
    const [title] = Object.entries(fields).filter(([name]) => /^(issue\[title\]|title|t|subject)$/.test(name));
    assert.equal(title[1], "{body} {id} $&");
    assert.ok(Object.values(fields).some((value) => value.includes("&labels=x#y?z=%41+")));
  }
});

// What fits and what does not: characters take one byte to twelve in an address, and those of a
// forge are encoded twice, as a login on the way does.
const ALPHABETS = { Latin: "a", "with spaces": " a", Cyrillic: "я", CJK: "漢", emoji: "😀", percent: "%" };
for (const [name, character] of Object.entries(ALPHABETS)) {
  for (const [kind, limit, encoded] of [
    ["github", 8000, encodeURIComponent],
    ["gitlab", 8000, encodeURIComponent],
    ["forgejo", 8000, encodeURIComponent],
    ["url", 8000, encodeURIComponent],
    ["mailto", 1900, (url) => url],
  ]) {
    test(`${kind} is given as much ${name} text as fits, and no more`, () => {
      const bytes = (count, fields) =>
        new TextEncoder().encode(encoded(handOver(write(character.repeat(count), fields), FORGES[kind], TITLE).url)).length;
      const complete = (count) => handOver(write(character.repeat(count)), FORGES[kind], TITLE).complete;
      let [low, high] = [1, 10_000];
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (complete(middle)) low = middle;
        else high = middle;
      }
      assert.ok(complete(1));
      assert.ok(bytes(low) <= limit);
      const one = new TextEncoder().encode(encoded(encodeURIComponent(character))).length;
      assert.ok(bytes(low) > limit - one, "it is used up");
      assert.ok(bytes(high) < 1200, "without its text the address is short");
    });
  }
}

test("what does not fit is left for the clipboard, and the rest still filled in", () => {
  const long = "漢".repeat(9000);
  const github = handOver(write(long), FORGES.github, TITLE);
  assert.equal(github.complete, false);
  assert.equal(github.text, long, "the form has a field for it");
  const [, fields] = taken(github.url);
  assert.deepEqual(fields, { template: "comment.yml", title: TITLE, post: "one", name: "Ada", data: DATA });
  for (const kind of ["gitlab", "forgejo", "url", "mailto"]) {
    const { text, url, complete } = handOver(write(long), FORGES[kind], TITLE);
    assert.equal(complete, false);
    assert.equal(text, asIssue(write(long)), "there is one field for all");
    assert.ok(decodeURIComponent(url).includes(TITLE));
    assert.ok(!decodeURIComponent(url).includes("###"));
  }
});

test("a form that takes no text in its address is given it by the clipboard", () => {
  const forge = { kind: "url", address: "https://f.example/new?t={title}", template: "" };
  const { url, text, complete } = handOver(write("How?"), forge, "T");
  assert.deepEqual([url, text, complete], ["https://f.example/new?t=T", ISSUE, false]);
});

/** The publication's reading: the first of each heading counts, and nothing after "Comment". */
function fields(issue) {
  const found = {};
  let name = "";
  for (const line of issue.split("\n")) {
    const heading = /^### (Post|Name|Data|Comment)[ \t]*$/.exec(line)?.[1];
    if (heading && name !== "Comment" && !(heading in found)) found[(name = heading)] = [];
    else found[name].push(line);
  }
  return Object.fromEntries(Object.entries(found).map(([key, lines]) => [key, lines.join("\n").trim()]));
}

const FIELD = '### Post\n\ntwo\n\n### Data\n\n{"id":"x"}\n\n### Comment\n\nOther';
for (const [name, shown] of [
  ["Ada", "Ada"],
  [" Ada \t Lovelace ", "Ada Lovelace"],
  ["#1", "#1"],
  ["### ## Data", "Data"],
  ["### Data", "Data"],
  ["### Comment", "Comment"],
  ["#### Name ####", "Name ####"],
  [`Ada\n\n${FIELD}`, 'Ada ### Post two ### Data {"id":"x"} ### Comment Other'],
  ["Ada\r### Data\u2028x", "Ada ### Data x"],
  ["###", "_No response_"],
  ["\n", "_No response_"],
]) {
  test(`the name ${JSON.stringify(name)} is a name`, () => {
    const comment = write("How?", { name });
    assert.deepEqual(fields(asIssue(comment)), { Post: "one", Name: shown, Data: DATA, Comment: "How?" });
    const [, { name: field = "_No response_" }] = taken(handOver(comment, FORGES.github, TITLE).url);
    assert.equal(field, shown);
  });
}

for (const text of [FIELD, `\n${FIELD}`, "### Name\n\nEve", "```\n### Data\n```\n\n### Data\n\n{}"]) {
  test(`the text ${JSON.stringify(text)} is the comment's`, () => {
    const { Post, Name, Data, Comment } = fields(asIssue(write(text)));
    assert.deepEqual({ Post, Name, Data, Comment }, { Post: "one", Name: "Ada", Data: DATA, Comment: text.trim() });
  });
}

test("a revision from a hostile storage stays within its field", () => {
  const { Data } = fields(asIssue(write("x", { revision: `"}\n${FIELD}` })));
  assert.equal(JSON.parse(Data).revision, `"}\n${FIELD}`);
});

test("half a character, which no address can hold, spoils nothing", () => {
  for (const forge of Object.values(FORGES)) {
    const halved = write("a\ud83d", { name: "\udc00b", revision: "\ud800" });
    const { url, complete } = handOver(halved, forge, "c\ud83d");
    assert.ok(complete);
    assert.ok(decodeURIComponent(url).includes("a\ufffd"));
    assert.ok(decodeURIComponent(url).includes("c\ufffd"));
  }
});
