/** Where a comment stands among its siblings: by the time it was written. */

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
