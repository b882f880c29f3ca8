/**
 * A comment: its shape, and what may pass for one.
 *
 * Stored comments are hostile: every project site under one `user.github.io` shares one
 * storage. So a comment is rebuilt from checked fields, never taken over as it was found.
 */

import { uuid7 } from "./uuid7.js";

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
 */

/** The longest name and comment that the form takes, in UTF-16 code units. */
export const NAME_LIMIT = 100;
export const BODY_LIMIT = 10_000;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Returns a new comment.
 *
 * @param {{ post: string, name: string, body: string }} written
 * @param {Date} [now]
 * @returns {Comment}
 */
export function newComment({ post, name, body }, now = new Date()) {
  return {
    id: uuid7(now.getTime()),
    post,
    parent: null,
    name,
    url: null,
    created: now.toISOString(),
    edited: null,
    body,
    revision: null,
  };
}

/**
 * Returns the comment that `value`, of whatever origin, stands for, or null if it is none of
 * `post`'s.
 *
 * @param {unknown} value
 * @param {string} post
 * @returns {Comment | null}
 */
export function readComment(value, post) {
  if (typeof value !== "object" || value === null) return null;
  const found = /** @type {Record<string, unknown>} */ (value);
  const { id, name, body, created } = found;
  const valid =
    found.post === post &&
    isText(id) &&
    UUID.test(id) &&
    isText(name) &&
    isText(body) &&
    isTimestamp(created);
  if (!valid) return null;
  return {
    id,
    post,
    parent: isText(found.parent) && UUID.test(found.parent) ? found.parent : null,
    name,
    url: isText(found.url) ? found.url : null,
    created,
    edited: isTimestamp(found.edited) ? found.edited : null,
    body,
    revision: isText(found.revision) ? found.revision : null,
  };
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
function isTimestamp(value) {
  return isText(value) && TIMESTAMP.test(value) && !Number.isNaN(Date.parse(value));
}
