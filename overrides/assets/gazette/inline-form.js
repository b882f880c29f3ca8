/** A form that opens at a comment: to change it, or to answer it. */

import { KeptField } from "./kept-field.js";
import { fill, part, stamp } from "./parts.js";
import { Preview } from "./preview.js";

let count = 0;

export class InlineForm {
  /**
   * @param {object} purpose
   * @param {string} purpose.label what the field is for
   * @param {string} purpose.submit what the button says
   * @param {string} purpose.value what the field holds at first
   * @param {import("./storage.js").StoredText} purpose.stored what was typed before
   * @param {(text: string) => string} purpose.save returns what went wrong, or ""
   * @param {() => void} purpose.closed is called when the form is gone
   * @param {import("./comment-section.js").Place} place
   */
  constructor({ label, submit, value, stored, save, closed }, place) {
    /** @private */
    this.place = place;
    /** @private */
    this.closed = closed;
    this.element = stamp(place.templates, "form-template");
    const input = part(this.element, "inline-input", HTMLTextAreaElement);
    const heading = part(this.element, "inline-label", HTMLLabelElement);
    count += 1;
    input.id = heading.htmlFor = `gz-inline-${count}`;
    input.setAttribute("aria-describedby", `${input.id}-error`);
    input.value = value;
    heading.textContent = label;
    fill(this.element, "inline-submit", submit);
    this.field = new KeptField(input, stored, place);
    this.field.recall();
    place.unsent.add(this.field);
    new Preview(input, place.templates);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      const complaint = save(this.field.text);
      this.field.complain(complaint);
      if (complaint) input.focus();
      else this.close();
    });
    part(this.element, "cancel", HTMLButtonElement).addEventListener("click", () => this.close());
  }

  focus() {
    this.field.input.focus();
  }

  /** @private */
  close() {
    this.field.forget();
    this.place.unsent.remove(this.field);
    this.element.remove();
    this.closed();
  }
}

/** The form for a reply, which opens at the comment that it answers. */
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
