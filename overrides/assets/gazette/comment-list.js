/** The comments on one post: the reader's own among those that the page has. */

import { arrange, insertInOrder } from "./arrangement.js";
import { BODY_LIMIT, changed, emptied, newComment } from "./comment.js";
import { CommentItem } from "./comment-item.js";
import { Reply } from "./inline-form.js";
import { part } from "./parts.js";
import { fits } from "./storage.js";

/** @typedef {import("./comment.js").Comment} Comment */
/** @typedef {import("./comment-section.js").Place} Place */
/** @typedef {import("./arrangement.js").Placed} Placed */

/** From this depth on, replies are shown as flat as their parents. */
const FLAT = 4;

export class CommentList {
  /**
   * @param {import("./thread.js").Thread} thread
   * @param {import("./thread.js").Accepted} accepted
   * @param {Place} place
   */
  constructor(thread, accepted, place) {
    /** @private */
    this.thread = thread;
    /** @private */
    this.accepted = accepted.comments;
    /** @private */
    this.place = place;
    /** @private */
    this.element = part(place.root, "list", HTMLElement);
    /** @private */
    this.newestFirst = place.root.getAttribute("order") === "newest";
    /** @private @type {Map<string, CommentItem>} the reader's own that are shown, by id */
    this.items = new Map();
    /** @type {(() => string) | null} gives the reader's name, where the form can tell it */
    this.signature = null;
    /** @private @type {string | null} the comment that was added last, until it has the focus */
    this.added = null;
    for (const old of this.element.querySelectorAll("[data-gz-own]")) old.remove();
    /** @private @type {Map<string, Reply>} to comments that the page has, by the ids of these */
    this.answers = new Map();
    // One listener for all, of whom there may be a thousand.
    this.element.addEventListener("click", (event) => this.clicked(event.target), {
      signal: place.signal,
    });
    for (const id of place.unsent.answered()) this.answer(id);
    this.show();
  }

  /** Whether the reader has any comments here. */
  get hasOwn() {
    return this.items.size > 0;
  }

  /** Brings the list in line with what is stored; what the reader is at goes on. */
  show() {
    const comments = this.thread.read();
    const placed = arrange(comments, this.accepted);
    const kept = new Set(placed.map(({ comment }) => comment.id));
    for (const [id, item] of this.items) {
      if (kept.has(id) || item.busy || this.holds(item, kept)) continue;
      if (item.article.contains(document.activeElement)) this.focusTitle();
      // Replies that stay are placed anew.
      item.element.remove();
      this.items.delete(id);
    }
    for (const one of placed) this.showOne(one);
    for (const comment of comments) this.fold(comment);
  }

  /**
   * Adds a comment on the post.
   *
   * @param {string} name
   * @param {string} body
   * @param {string | null} [parent] the comment it answers
   * @returns {string} what went wrong, or ""
   */
  add(name, body, parent = null) {
    const { post, revision } = this.place;
    const comment = newComment({ post, name, body, parent, revision });
    const complaint = this.complaint(body) || this.save(comment, "added");
    if (!complaint) {
      this.added = comment.id;
      void this.place.kept();
    }
    return complaint;
  }

  /**
   * Adds a reply, signed like the last comment.
   *
   * @param {string} parent
   * @param {string} body
   */
  reply(parent, body) {
    return this.add(this.signature?.() ?? "", body, parent);
  }

  /**
   * Changes the text of a comment. What was handed over already is so no longer.
   *
   * @param {Comment} comment
   * @param {string} body
   * @returns {string} what went wrong, or ""
   */
  change(comment, body) {
    if (body === comment.body) return "";
    const edited = new Date().toISOString();
    const replaces = changed(comment);
    /** @type {Comment & { replaces: number }} */
    const version = { ...comment, body, edited, state: "private", replaces };
    return this.complaint(body) || this.save(version, "saved");
  }

  /**
   * Stores a comment, new or changed.
   *
   * @param {Comment} comment
   * @param {string} message the key of what to say when it is done
   * @returns {string} what went wrong, or ""
   */
  save(comment, message) {
    if (!fits(() => this.thread.put(comment))) return this.place.texts.get("full");
    this.show();
    this.place.say(this.place.texts.get(message));
    return "";
  }

  /**
   * Deletes a comment; until the page is left it can be brought back. Its replies stay.
   *
   * @param {CommentItem} item
   */
  remove(item) {
    const { comment } = item;
    if (item.replies.querySelector("article:not([hidden])")) {
      const failure = this.save(emptied(comment), "deleted");
      if (failure) return item.complain(failure);
    } else {
      this.thread.remove(comment.id);
    }
    item.comment = comment;
    item.showDeleted();
    this.show();
    this.place.say(this.place.texts.get("deleted"));
  }

  /**
   * Brings back what was deleted.
   *
   * @param {CommentItem} item
   */
  restore(item) {
    if (!item.original) return;
    const failure = this.save(item.original, "restored");
    item.complain(failure);
    if (!failure) item.article.focus();
  }

  /**
   * Tells whether a comment replies to one that the publication does not have.
   *
   * @param {Comment} comment
   */
  answersPrivate({ parent }) {
    return parent !== null && !this.accepted.has(parent);
  }

  /** Moves the focus to the comment that was added last; false if there is none. */
  focusAdded() {
    const item = this.items.get(this.added ?? "");
    this.added = null;
    item?.article.focus();
    return item !== undefined;
  }

  /**
   * Says what is wrong with the text of a comment, or "".
   *
   * @param {string} body
   */
  complaint(body) {
    if (!body) return this.place.texts.get("empty");
    const count = body.length - BODY_LIMIT;
    return count > 0 ? this.place.texts.get("long", { count, limit: BODY_LIMIT }) : "";
  }

  /**
   * Tells whether among the replies of `item` stands one that is only there because the reader is
   * at it.
   *
   * @private
   * @param {CommentItem} item
   * @param {Set<string>} kept the ids of those that are there in any case
   */
  holds({ replies }, kept) {
    return Array.from(this.items.values()).some(
      ({ busy, comment, element }) => busy && !kept.has(comment.id) && replies.contains(element),
    );
  }

  /**
   * @private
   * @param {Placed} placed
   */
  showOne({ comment, into, depth, lost }) {
    const container = this.repliesOf(into) ?? this.element;
    let item = this.items.get(comment.id);
    if (!item) {
      item = new CommentItem(comment, this, this.place);
      this.items.set(comment.id, item);
    }
    if (item.element.parentElement !== container) {
      const newestFirst = container === this.element && this.newestFirst;
      insertInOrder(container, item.element, comment.created, newestFirst);
    }
    item.show(comment, this.context(comment, depth, lost));
    if (item.saved && this.thread.isUnawareOf(item.saved, comment)) item.takeUp(item.saved);
  }

  /**
   * @private
   * @param {string | null} id
   */
  repliesOf(id) {
    if (id === null) return null;
    const accepted = this.accepted.get(id)?.element;
    return accepted ? part(accepted, "replies", HTMLElement) : this.items.get(id)?.replies;
  }

  /**
   * @private
   * @param {Comment} comment
   * @param {number} depth
   * @param {boolean} lost
   */
  context({ parent }, depth, lost) {
    const { texts } = this.place;
    if (lost) return texts.get("reply-lost");
    if (depth < FLAT || !parent) return "";
    const name = this.accepted.get(parent)?.name ?? this.items.get(parent)?.name;
    return name ? texts.get("reply-to", { name }) : texts.get("reply-lost");
  }

  /**
   * @private
   * @param {EventTarget | null} target
   */
  clicked(target) {
    const button = target instanceof Element ? target.closest("button[data-gz]") : null;
    const id = button?.closest("li[id]")?.id.replace("comment-", "") ?? "";
    const name = button?.getAttribute("data-gz") ?? "";
    if (this.accepted.has(id) && name === "reply") this.answer(id)?.open().focus();
    else this.items.get(id)?.act(name);
  }

  /**
   * Returns the reply to a comment that the page has, if it takes one.
   *
   * @private
   * @param {string} id
   */
  answer(id) {
    const accepted = this.accepted.get(id);
    const article = accepted?.element.querySelector(":scope > article");
    const button = article?.querySelector('[data-gz="reply"]');
    if (!accepted || !(article instanceof HTMLElement)) return null;
    if (!(button instanceof HTMLButtonElement)) return null;
    const reply =
      this.answers.get(id) ??
      new Reply({ id, name: () => accepted.name, article, button }, this, this.place);
    this.answers.set(id, reply);
    return reply;
  }

  /**
   * Lets the reader's copy of a comment go into the one that was accepted.
   *
   * @private
   * @param {Comment} comment
   */
  fold(comment) {
    const accepted = this.accepted.get(comment.id);
    if (!accepted) return;
    accepted.element.querySelector(':scope > article [data-gz="own"]')?.removeAttribute("hidden");
    // What was changed since it was handed over is not what was accepted.
    if (comment.state === "accepted" || (comment.edited && comment.state === "private")) return;
    // Where there is no room, it is told another time.
    fits(() => this.thread.put({ ...comment, state: "accepted" }));
  }

  /** @private */
  focusTitle() {
    part(this.place.root, "title", HTMLElement).focus();
  }
}
