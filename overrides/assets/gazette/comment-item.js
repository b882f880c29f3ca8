/** One of the reader's own comments in the list: shown, being edited, or deleted. */

import { changed } from "./comment.js";
import { InlineForm, Reply } from "./inline-form.js";
import { Parts, part, stamp } from "./parts.js";

/** @typedef {import("./comment.js").Comment} Comment */
/** @typedef {import("./comment-section.js").Place} Place */

export class CommentItem {
  /**
   * @param {Comment} comment
   * @param {import("./comment-list.js").CommentList} list
   * @param {Place} place
   */
  constructor(comment, list, place) {
    this.comment = comment;
    /** @type {Comment | null} what it was before it was deleted here */
    this.original = null;
    /** @type {Comment | null} the version that was saved here last */
    this.saved = null;
    /** @private */
    this.list = list;
    /** @private */
    this.place = place;
    this.element = stamp(place.templates, "comment-template");
    this.element.id = `comment-${comment.id}`;
    /** @private */
    this.parts = new Parts(this.element);
    this.article = this.parts.get("article", HTMLElement);
    this.replies = this.parts.get("replies", HTMLElement);
    /** @private */
    this.stored = place.unsent.text(comment.id);
    /** @private @type {InlineForm | null} */
    this.form = null;
    /** @private */
    this.reply = new Reply(
      {
        id: comment.id,
        name: () => this.name,
        article: this.article,
        button: this.parts.get("reply", HTMLButtonElement),
      },
      list,
      place,
    );
    /** @private @type {Map<string, HTMLElement>} the extras that it has at present, by name */
    this.extras = new Map();
    if (place.closed) this.reveal("reply", false);
    if (this.stored.read() !== null && !comment.deleted) this.edit();
  }

  /**
   * Does what a button is for.
   *
   * @param {string} name of the button
   */
  act(name) {
    if (name === "edit") this.edit().focus();
    else if (name === "reply") this.reply.open().focus();
    else if (name === "delete") this.list.remove(this);
    else if (name === "undo") this.list.restore(this);
    else if (name === "publish") void this.publish();
  }

  /** Whether the reader is at it, so that it stays whatever happens elsewhere. */
  get busy() {
    return this.form !== null || this.reply.isOpen || this.original !== null;
  }

  get name() {
    return this.comment.name || this.place.texts.get("anonymous");
  }

  /**
   * @param {Comment} comment as it is now; an edit under way goes on
   * @param {string} context what it answers, where its place does not tell
   */
  show(comment, context = "") {
    this.comment = comment;
    if (!comment.deleted) this.original = null;
    this.render(context);
  }

  /** Shows that the comment is deleted, and how to get it back. */
  showDeleted() {
    this.original = this.comment;
    this.render("");
    const notice = this.extras.get("notice");
    if (notice) part(notice, "undo", HTMLButtonElement).focus();
  }

  /**
   * @private
   * @param {string} context
   */
  render(context) {
    const { comment } = this;
    const { texts, times, prose, revision } = this.place;
    const created = new Date(comment.created);
    const time = times.absolute(created);
    this.parts.fill("author", this.name);
    this.parts.fill("absolute", time);
    this.parts.fill("relative", times.relative(created, new Date()));
    this.parts.fill("state", texts.get(`state-${comment.state}`));
    this.parts.get("time", HTMLTimeElement).dateTime = comment.created;
    prose.show(this.parts.get("body", HTMLElement), comment.body);
    this.article.setAttribute("aria-label", texts.get("label", { name: this.name, time }));
    // An edit goes on, even if another tab has deleted the comment.
    const deleted = comment.deleted !== null && !this.form;
    this.article.hidden = deleted || this.original !== null;
    this.renderExtras(context);
  }

  /**
   * @private
   * @param {string} context
   */
  renderExtras(context) {
    const { comment, article, place } = this;
    const outdated = comment.revision !== null && comment.revision !== place.revision;
    this.extra("edited", comment.edited !== null, this.parts.get("time", HTMLElement));
    const answers = this.extra("context", context !== "", this.parts.get("head", HTMLElement));
    if (answers && answers.textContent !== context) answers.textContent = context;
    const aged = this.extra("outdated", outdated, this.parts.get("body", HTMLElement));
    if (aged) {
      const changes = part(aged, "changes", HTMLAnchorElement);
      changes.href = place.root.getAttribute("changes-url") ?? "";
      changes.hidden = !changes.getAttribute("href");
    }
    const notice = this.extra("notice", article.hidden, article);
    if (notice) part(notice, "undo", HTMLButtonElement).hidden = this.original === null;
  }

  /**
   * Gives the comment a part that few have, or takes it away.
   *
   * @private
   * @param {string} name
   * @param {boolean} wanted
   * @param {HTMLElement} before what it stands behind
   * @returns {HTMLElement | null} the part, if there is one now
   */
  extra(name, wanted, before) {
    let element = this.extras.get(name) ?? null;
    if (wanted && !element) {
      element = stamp(this.place.templates, `${name}-template`);
      this.extras.set(name, element);
      before.after(element);
    } else if (!wanted && element) {
      element.remove();
      this.extras.delete(name);
      element = null;
    }
    return element;
  }

  /** @param {string} message what went wrong, or "" */
  complain(message) {
    const failure = this.extra("failure", message !== "", this.extras.get("notice") ?? this.article);
    if (failure) failure.textContent = message;
  }

  /**
   * Puts a text that was saved here before the reader again, since another tab replaced it unseen.
   *
   * @param {Comment} saved
   */
  takeUp({ body }) {
    if (this.form) return;
    const complaint = this.place.texts.get("conflict", { text: this.comment.body });
    this.saved = null;
    const { field } = this.edit();
    field.input.value = body;
    field.input.dispatchEvent(new Event("input"));
    field.complain(complaint);
    this.place.say(complaint);
  }

  /** @private */
  edit() {
    if (this.form) return this.form;
    const { texts } = this.place;
    // What it was when the edit began: another tab may change or delete it meanwhile.
    const begun = this.comment;
    let before = changed(begun);
    this.form = new InlineForm(
      {
        label: texts.get("edit-label"),
        submit: texts.get("edit-submit"),
        value: this.comment.body,
        stored: this.stored,
        save: (body) => {
          // What another tab has stored is often there before this one is told.
          this.list.show();
          const now = this.comment.deleted ? begun : this.comment;
          if (changed(now) !== before) {
            before = changed(now);
            return texts.get("conflict", { text: now.body });
          }
          const complaint = this.list.change(now, body);
          if (!complaint) this.saved = this.comment;
          return complaint;
        },
        closed: () => {
          this.form = null;
          this.hideText(false);
          this.parts.get("edit", HTMLButtonElement).focus();
          // Another tab may have deleted the comment in the meantime.
          this.list.show();
        },
      },
      this.place,
    );
    this.parts.get("body", HTMLElement).after(this.form.element);
    this.hideText(true);
    return this.form;
  }

  /** @private */
  async publish() {
    const { openPublishing } = await import("./publishing.js");
    const { comment, list, place } = this;
    openPublishing(comment, list.answersPrivate(comment), (state) => {
      list.show();
      this.complain(list.save({ ...this.comment, state }, `state-${state}-said`));
    }, place);
  }

  /**
   * @private
   * @param {boolean} hidden
   */
  hideText(hidden) {
    this.reveal("body", !hidden);
    this.reveal("actions", !hidden);
  }

  /**
   * @private
   * @param {string} name
   * @param {boolean} shown
   */
  reveal(name, shown) {
    this.parts.get(name, HTMLElement).hidden = !shown;
  }
}
