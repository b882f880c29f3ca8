/** The button of a comment that opens a form for a reply. */

import { InlineForm } from "./inline-form.js";

export class Reply {
  /**
   * @param {object} answered
   * @param {string} answered.id
   * @param {() => string} answered.name who wrote it
   * @param {HTMLElement} answered.article behind which the form opens
   * @param {HTMLButtonElement} answered.button
   * @param {import("./comment-list.js").CommentList} list
   * @param {import("./comment-section.js").Place} place
   */
  constructor({ id, name, article, button }, list, place) {
    const stored = place.unsent.text(`reply-${id}`);
    /** @private @type {InlineForm | null} */
    this.form = null;
    const open = () => {
      this.form ??= new InlineForm(
        {
          label: place.texts.get("reply-label", { name: name() }),
          submit: place.texts.get("reply-submit"),
          value: "",
          stored,
          save: (body) => list.reply(id, body),
          closed: () => {
            this.form = null;
            if (!list.focusAdded()) button.focus();
          },
        },
        place,
      );
      if (!this.form.element.isConnected) article.after(this.form.element);
      return this.form;
    };
    button.addEventListener("click", () => open().focus(), { signal: place.signal });
    if (stored.read() && !place.closed) open();
  }

  get open() {
    return this.form !== null;
  }
}
