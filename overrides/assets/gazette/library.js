/** All comments of a reader, across the publication. */

import { changed, inOrder, readComment } from "./comment.js";
import { fits } from "./storage.js";

/** @typedef {import("./comment.js").Comment} Comment */

/** @typedef {{ title: string, url: string, series: string | null }} Post */
/** @typedef {{ posts: Record<string, Post>, series: Record<string, string> }} Catalogue by ids */
/** @typedef {{ id: string, post?: Post, comments: Comment[] }} PostGroup */
/** @typedef {{ title: string | null, posts: PostGroup[] }} SeriesGroup null: of no series */
/** @typedef {Map<string, { raw: string, comment: Comment | null }>} Taken values by name */

const COMMENTS = "comments:";

/** What no version could read. */
const DAMAGED = "damaged:comments:";

export class Library {
  /** @param {import("./storage.js").ReaderStorage} storage */
  constructor(storage) {
    /** @private */
    this.storage = storage;
  }

  /** @returns {Comment[]} in the order they were written, with what deleted ones have left */
  read() {
    return inOrder(this.storage.namesFrom(COMMENTS).flatMap((name) => this.readOne(name) ?? []));
  }

  /**
   * Adds comments, or replaces those with their ids, until nothing more fits.
   *
   * @param {readonly Comment[]} comments
   * @returns {number} how many of them, counted from the first, are stored
   */
  put(comments) {
    return untilFull(comments, (comment) => this.storage.set(nameOf(comment), comment));
  }

  /**
   * Deletes all comments, the unreadable ones too.
   *
   * @returns {Taken} for `restore`
   */
  clear() {
    const names = [COMMENTS, DAMAGED].flatMap((start) => this.storage.namesFrom(start));
    return new Map(
      names.map((name) => {
        const value = { raw: this.storage.raw(name) ?? "", comment: this.readOne(name) };
        this.storage.remove(name);
        return [name, value];
      }),
    );
  }

  /**
   * Writes back what `clear` took, but for comments that have come back since and are no older.
   *
   * @param {Taken} taken keeps what does not fit
   */
  restore(taken) {
    untilFull([...taken], ([name, { raw, comment }]) => {
      const since = this.readOne(name);
      if (!since || (comment && changed(comment) > changed(since))) this.storage.restore(name, raw);
      taken.delete(name);
    });
  }

  /**
   * @private
   * @param {string} name
   */
  readOne(name) {
    const comment = readComment(this.storage.get(name));
    return comment && nameOf(comment) === name ? comment : null;
  }
}

/**
 * Puts comments under their posts and series, what was written last first; those on one post
 * stay in their order.
 *
 * @param {readonly Comment[]} comments in the order they were written
 * @param {Catalogue} catalogue
 * @returns {SeriesGroup[]}
 */
export function grouped(comments, catalogue) {
  /** @type {Map<string, PostGroup>} */
  const posts = new Map();
  /** @type {Map<string | null, SeriesGroup>} */
  const all = new Map();
  for (const comment of comments.toReversed()) {
    const id = comment.post;
    let group = posts.get(id);
    if (!group) {
      const post = own(catalogue.posts, id);
      const series = post?.series ?? null;
      group = { id, post, comments: [] };
      posts.set(id, group);
      const title = series && (own(catalogue.series, series) ?? series);
      if (!all.has(series)) all.set(series, { title, posts: [] });
      all.get(series)?.posts.push(group);
    }
    group.comments.unshift(comment);
  }
  return [...all.values()];
}

/**
 * Ids may be such as "constructor".
 *
 * @template T
 * @param {Record<string, T>} values
 * @param {string} key
 */
function own(values, key) {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/**
 * @template T
 * @param {readonly T[]} values
 * @param {(value: T) => void} write
 * @returns {number} how many were written
 */
function untilFull(values, write) {
  const index = values.findIndex((value) => !fits(() => write(value)));
  return index < 0 ? values.length : index;
}

/** @param {Comment} comment */
function nameOf({ post, id }) {
  return `${COMMENTS}${post}:${id}`;
}
