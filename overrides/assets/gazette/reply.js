/** The form for a reply, which opens at the comment that it answers. */

import { InlineForm } from "./inline-form.js";

export class Reply {
  /**
   * @param {object} answered
   * @param {string} answered.id
   * @param {() => string} answered.name who wrote it
   * @param {HTMLElement} answered.article behind which the form opens
   * @param {HTMLButtonElement} answered.button what opens it
   * @param {import("./comment-list.js").CommentList} list
   * @param {import("./comment-section.js").Place} place
   */
  constructor(answered, list, place) {
    /** @private */
    this.answered = answered;
    /** @private */
    this.list = list;
    /** @private */
    this.place = place;
    /** @private */
    this.stored = place.unsent.text(`reply-${answered.id}`);
    /** @private @type {InlineForm | null} */
    this.form = null;
    if (!place.closed && this.stored.read()) this.open();
  }

  /** Whether the reader is at it. */
  get isOpen() {
    return this.form !== null;
  }

  open() {
    const { id, name, article, button } = this.answered;
    const { texts } = this.place;
    this.form ??= new InlineForm(
      {
        label: texts.get("reply-label", { name: name() }),
        submit: texts.get("reply-submit"),
        value: "",
        stored: this.stored,
        save: (body) => this.list.reply(id, body),
        closed: () => {
          this.form = null;
          if (!this.list.focusAdded()) button.focus();
        },
      },
      this.place,
    );
    if (!this.form.element.isConnected) article.after(this.form.element);
    return this.form;
  }
}
