/** The comments that are part of the publication, which the page has as HTML. */

/**
 * @typedef {object} AcceptedComment
 * @property {string} id
 * @property {HTMLElement} element the item of the list that it is
 * @property {string} name "" of one that was removed
 * @property {string} created RFC 3339
 * @property {number} depth how many it answers, one by way of another
 */

export class Accepted {
  /** @param {ParentNode} root */
  constructor(root) {
    /** @type {Map<string, AcceptedComment>} */
    this.comments = new Map();
    for (const element of root.querySelectorAll("li[data-gz-id]")) {
      if (!(element instanceof HTMLElement)) continue;
      const id = element.dataset.gzId ?? "";
      const outer = element.parentElement?.closest("li[data-gz-id]");
      const parent = outer instanceof HTMLElement ? this.comments.get(outer.dataset.gzId ?? "") : null;
      this.comments.set(id, {
        id,
        element,
        name: element.querySelector(':scope > article [data-gz="author"]')?.textContent ?? "",
        created: element.querySelector("time")?.dateTime ?? "",
        depth: parent ? parent.depth + 1 : 0,
      });
    }
  }
}
