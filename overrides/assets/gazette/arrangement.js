/** Where each of the reader's comments stands among those it answers. */

/** @typedef {import("./comment.js").Comment} Comment */

/**
 * A comment in its place.
 *
 * @typedef {object} Placed
 * @property {Comment} comment
 * @property {string | null} into the id of the comment in whose replies it stands
 * @property {number} depth
 * @property {boolean} lost whether it answers a comment that is no longer there
 */

/** How deep replies are nested; deeper ones stand behind the one they would be nested in. */
const DEPTH = 100;

/**
 * Returns where `comments` stand, those that are answered before their replies.
 *
 * Left out are those that are `accepted` and those that are deleted and have no replies. Stored
 * comments are hostile: parents may be missing, and may answer one another in a circle.
 *
 * @param {Comment[]} comments in the order they were written
 * @param {Map<string, { depth: number }>} accepted those that stand in the page, by id
 * @returns {Placed[]}
 */
export function arrange(comments, accepted) {
  const own = new Map(
    comments.filter(({ id }) => !accepted.has(id)).map((comment) => [comment.id, comment]),
  );
  /** @type {Map<string, Comment[]>} */
  const replies = new Map();
  for (const comment of own.values()) {
    const parent = comment.parent ?? "";
    const siblings = replies.get(parent);
    if (siblings) siblings.push(comment);
    else replies.set(parent, [comment]);
  }
  /** @type {Map<string, Placed>} */
  const placed = new Map();
  /**
   * @param {Comment} first
   * @param {Pick<Placed, "into" | "depth" | "lost">} where
   */
  const place = (first, where) => {
    const open = [{ comment: first, ...where }];
    for (const next of open) {
      const { comment, into, depth } = next;
      if (placed.has(comment.id)) continue;
      placed.set(comment.id, next);
      const inner = depth < DEPTH ? comment.id : into;
      for (const reply of replies.get(comment.id) ?? []) {
        open.push({ comment: reply, into: inner, depth: depth + 1, lost: false });
      }
    }
  };
  for (const comment of own.values()) {
    const { parent } = comment;
    const answered = accepted.get(parent ?? "");
    if (answered) place(comment, { into: parent, depth: answered.depth + 1, lost: false });
    else if (!own.has(parent ?? "")) place(comment, { into: null, depth: 0, lost: parent !== null });
  }
  // What is left answers itself, by way of others.
  for (const comment of own.values()) place(comment, { into: null, depth: 0, lost: true });
  return withoutEmpty([...placed.values()]);
}

/** @param {Placed[]} all those that are answered before their replies */
function withoutEmpty(all) {
  const answered = new Set();
  return all
    .toReversed()
    .filter(({ comment }) => {
      const stays = !comment.deleted || answered.has(comment.id);
      if (stays) answered.add(comment.parent);
      return stays;
    })
    .reverse();
}

/**
 * Inserts an item into a list of comments, each of which has its time in a <time>.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {string} created RFC 3339
 * @param {boolean} newestFirst
 */
export function insertInOrder(list, item, created, newestFirst) {
  const time = Date.parse(created);
  /** @param {Element} other */
  const follows = (other) => {
    const theirs = Date.parse(other.querySelector("time")?.dateTime ?? "");
    return newestFirst ? theirs < time : theirs > time;
  };
  // From the end, where most belong.
  let next = null;
  let last = list.lastElementChild;
  while (last && follows(last)) {
    next = last;
    last = last.previousElementSibling;
  }
  list.insertBefore(item, next);
}
