/** The file in which a reader's comments travel: making, reading and merging it. */

import { BODY_LIMIT, NAME_LIMIT, STATES, changed, flaw, inOrder, readComment } from "./comment.js";

/** @typedef {import("./comment.js").Comment} Comment */

/** In bytes; no export has more: 5 Mi code units of storage take three each at most. */
export const FILE_LIMIT = 2 ** 24;

const FORMAT = "gazette-comments";
const VERSION = 1;
const POST_LIMIT = 1000;
const DAY_MS = 86_400_000;

/** The message is "broken" (no JSON, or cut off), "format" (something else) or "newer". */
export class UnreadableFileError extends Error {}

/**
 * What a file holds: comments, and how many values are refused, by reason: a flaw, "long" or
 * "future". What it says was read is as it came.
 *
 * @typedef {{ site: string, comments: Comment[], refused: Map<string, number>, reading:
 *   unknown }} ExportFile
 */

/**
 * @param {readonly Comment[]} comments
 * @param {string} site the address of its root
 * @param {Date} now
 * @param {object} [reading] what was read
 * @returns {string} the file's text
 */
export function makeFile(comments, site, now, reading) {
  const file = { format: FORMAT, version: VERSION, site, exported: now, comments, reading };
  return JSON.stringify(file, null, 1);
}

/**
 * @param {string} text of whatever origin
 * @param {Date} now
 * @returns {ExportFile}
 * @throws {UnreadableFileError}
 */
export function readFile(text, now) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new UnreadableFileError("broken");
  }
  if (file?.format !== FORMAT) throw new UnreadableFileError("format");
  if (file.version > VERSION) throw new UnreadableFileError("newer");
  if (file.version !== VERSION || !Array.isArray(file.comments)) {
    throw new UnreadableFileError("format");
  }
  const refused = new Map();
  /** @type {Comment[]} */
  const comments = [];
  for (const value of file.comments) {
    const comment = readComment(value);
    const reason = comment ? excess(comment, now) : flaw(value);
    if (comment && !reason) comments.push(comment);
    else count(refused, reason);
  }
  const { reading } = file;
  return { site: typeof file.site === "string" ? file.site : "", comments, refused, reading };
}

/**
 * Decides what of a file is to be stored. The newer of two versions stays, and no comment goes
 * back on its way to the publication.
 *
 * @param {Pick<ExportFile, "comments" | "refused">} file
 * @param {readonly Comment[]} here
 * @returns {{ changes: Comment[], known: number, refused: Map<string, number> }} `known` are
 *   here already; "moved" is refused, too: the id is that of a comment on another post here
 */
export function merge({ comments, refused: unread }, here) {
  const kept = new Map(here.map((comment) => [comment.id, comment]));
  /** @type {Comment[]} */
  const changes = [];
  const refused = new Map(unread);
  let known = 0;
  for (const comment of comments) {
    const old = kept.get(comment.id);
    const merged = old ? newest(old, comment) : comment;
    if (old && old.post !== comment.post) {
      count(refused, "moved");
    } else if (merged === old) {
      known += 1;
    } else {
      kept.set(comment.id, merged);
      changes.push(merged);
    }
  }
  // What is answered before its answers, should there be no room for all.
  return { changes: inOrder(changes), known, refused };
}

/**
 * @param {Comment} here
 * @param {Comment} there
 * @returns {Comment} `here` itself where `there` brings nothing
 */
function newest(here, there) {
  const newer = changed(there) > changed(here) ? there : here;
  const further = STATES.indexOf(there.state) > STATES.indexOf(here.state) ? there : here;
  return newer.state === further.state ? newer : { ...newer, state: further.state };
}

/**
 * @param {Comment} comment
 * @param {Date} now
 */
function excess(comment, now) {
  const { name, post, body } = comment;
  if (body.length > BODY_LIMIT || name.length > NAME_LIMIT || post.length > POST_LIMIT) {
    return "long";
  }
  // It would win over every later version. Clocks may be a little wrong.
  return changed(comment) > now.getTime() + DAY_MS ? "future" : "";
}

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 */
function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
