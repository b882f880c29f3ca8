/**
 * A comment: its shape, and what may pass for one.
 *
 * Stored comments are hostile: every project site under one `user.github.io` shares one
 * storage. So a comment is rebuilt from checked fields, never taken over as it was found.
 */

/**
 * @typedef {object} Comment
 * @property {string} id a UUID, version 7
 * @property {string} post the id of the post
 * @property {string | null} parent the id of the comment it answers
 * @property {string} name who wrote it; may be empty
 * @property {string | null} url
 * @property {string} created RFC 3339, UTC
 * @property {string | null} edited RFC 3339, UTC
 * @property {string} body what the reader wrote
 * @property {string | null} revision of the post when the comment was written
 * @property {string | null} deleted RFC 3339, UTC; what was deleted keeps the place of its
 *   replies and has neither name nor body left
 * @property {State} state how far it has come on its way to the publication; only the reader's
 *   own copy has it
 */

/**
 * "private" (only in this browser), "submitted" (handed over to the publication) or "accepted"
 * (a part of the publication).
 *
 * @typedef {"private" | "submitted" | "accepted"} State
 */

/** The longest name and comment that the form takes, in UTF-16 code units. */
export const NAME_LIMIT = 100;
export const BODY_LIMIT = 10_000;

/** @type {readonly string[]} in their order */
export const STATES = ["private", "submitted", "accepted"];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Returns a new comment.
 *
 * @param {{ post: string, name: string, body: string, parent?: string | null,
 *   revision?: string | null }} written
 * @param {Date} [now]
 * @returns {Comment}
 */
export function newComment({ post, name, body, parent = null, revision = null }, now = new Date()) {
  return {
    id: uuid7(now.getTime()),
    post,
    parent,
    name,
    url: null,
    created: now.toISOString(),
    edited: null,
    body,
    revision,
    deleted: null,
    state: "private",
  };
}

/**
 * Returns a new id. Ids sort by the time they were made: UUID version 7, RFC 9562 section 5.7.
 *
 * @param {number} [now] milliseconds since 1970
 * @returns {string}
 */
export function uuid7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(now / 2 ** 32));
  view.setUint32(2, now % 2 ** 32);
  bytes[6] = 0x70 | (view.getUint8(6) & 0x0f);
  bytes[8] = 0x80 | (view.getUint8(8) & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * Returns what is left of a comment that is deleted but has replies.
 *
 * @param {Comment} comment
 * @param {Date} [now]
 * @returns {Comment}
 */
export function emptied(comment, now = new Date()) {
  return { ...comment, name: "", url: null, body: "", deleted: now.toISOString() };
}

/**
 * Returns the comment that `value`, of whatever origin, stands for, or null if it is none.
 *
 * @param {unknown} value
 * @returns {Comment | null}
 */
export function readComment(value) {
  if (flaw(value)) return null;
  const found = /** @type {Record<string, any>} */ (value);
  const deleted = isTimestamp(found.deleted) ? found.deleted : null;
  return {
    id: found.id,
    post: found.post,
    parent: isId(found.parent) ? found.parent : null,
    name: deleted ? "" : found.name,
    url: isWebLink(found.url) ? found.url : null,
    created: found.created,
    edited: isTimestamp(found.edited) ? found.edited : null,
    body: deleted ? "" : found.body,
    revision: isText(found.revision) ? found.revision : null,
    deleted,
    state: STATES.includes(found.state) ? found.state : "private",
  };
}

/**
 * Names the first thing that keeps `value` from being a comment: "value", "id", "post", "name",
 * "body" or "created"; "" if it is one.
 *
 * @param {unknown} value
 */
export function flaw(value) {
  if (typeof value !== "object" || value === null) return "value";
  const { id, post, name, body, created } = /** @type {Record<string, unknown>} */ (value);
  if (!isId(id)) return "id";
  if (!isText(post) || !post) return "post";
  if (!isText(name)) return "name";
  if (!isText(body)) return "body";
  return isTimestamp(created) ? "" : "created";
}

/**
 * Returns when a comment was last changed, in milliseconds since 1970.
 *
 * @param {Comment} comment
 */
export function changed({ created, edited, deleted }) {
  return Math.max(...[created, edited ?? created, deleted ?? created].map(Date.parse));
}

/**
 * Returns `comments`, one for each id, in the order they were written.
 *
 * @param {Iterable<Comment>} comments of the same id the last one counts
 * @returns {Comment[]}
 */
export function inOrder(comments) {
  const unique = new Map(Array.from(comments, (comment) => [comment.id, comment]));
  return [...unique.values()].sort(
    (a, b) => Date.parse(a.created) - Date.parse(b.created) || (a.id < b.id ? -1 : 1),
  );
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === "string";
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isId(value) {
  return isText(value) && UUID.test(value);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isWebLink(value) {
  return isText(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isTimestamp(value) {
  return isText(value) && TIMESTAMP.test(value) && !Number.isNaN(Date.parse(value));
}
