/** One comment in the list: shown, or being edited. */

import { KeptField } from "./kept-field.js";
import { fill, part, stamp } from "./parts.js";

/** @typedef {import("./comment.js").Comment} Comment */
/** @typedef {import("./comments.element.js").Place} Place */

export class CommentItem {
  /**
   * @param {Comment} comment
   * @param {import("./comment-list.js").CommentList} list
   * @param {Place} place
   */
  constructor(comment, list, place) {
    this.comment = comment;
    /** @private */
    this.list = list;
    /** @private */
    this.place = place;
    this.element = stamp(place.root, "comment-template");
    this.article = part(this.element, "article", HTMLElement);
    /** @private */
    this.stored = place.unsent.text(comment.id);
    /** @private @type {KeptField | null} */
    this.field = null;
    part(this.element, "edit", HTMLButtonElement).addEventListener("click", () => {
      this.edit().input.focus();
    });
    part(this.element, "delete", HTMLButtonElement).addEventListener("click", () => {
      list.remove(this);
    });
    this.show(comment);
    if (this.stored.read() !== null) this.edit();
  }

  get editing() {
    return this.field !== null;
  }

  /** @param {Comment} comment the comment as it is now; an edit under way goes on */
  show(comment) {
    this.comment = comment;
    const { texts, times } = this.place;
    const created = new Date(comment.created);
    const name = comment.name || texts.get("anonymous");
    const time = times.absolute(created);
    fill(this.element, "author", name);
    fill(this.element, "absolute", time);
    fill(this.element, "relative", times.relative(created, new Date()));
    fill(this.element, "body", comment.body);
    part(this.element, "time", HTMLTimeElement).dateTime = comment.created;
    part(this.element, "edited", HTMLElement).hidden = !comment.edited;
    this.article.setAttribute("aria-label", texts.get("label", { name, time }));
  }

  /** @private */
  edit() {
    const form = stamp(this.place.root, "edit-template");
    const input = part(form, "edit-input", HTMLTextAreaElement);
    const error = part(form, "edit-error", HTMLElement);
    input.value = this.comment.body;
    input.id = `gz-edit-${this.comment.id}`;
    error.id = `${input.id}-error`;
    input.setAttribute("aria-describedby", error.id);
    part(form, "edit-label", HTMLLabelElement).htmlFor = input.id;
    const field = new KeptField(input, error, this.stored, this.place);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save(field);
    });
    part(form, "cancel", HTMLButtonElement).addEventListener("click", () => this.close(form));
    part(this.element, "body", HTMLElement).after(form);
    this.field = field;
    this.place.unsent.add(field);
    this.hideText(true);
    return field;
  }

  /**
   * @private
   * @param {KeptField} field
   */
  save(field) {
    const form = /** @type {HTMLFormElement} */ (field.input.form);
    const body = field.text;
    if (body === this.comment.body) return this.close(form);
    const edited = new Date().toISOString();
    const complaint =
      this.list.complaint(body) || this.list.save({ ...this.comment, body, edited }, "saved");
    field.complain(complaint);
    if (complaint) field.input.focus();
    else this.close(form);
  }

  /**
   * @private
   * @param {HTMLElement} form
   */
  close(form) {
    if (!this.field) return;
    this.field.forget();
    this.place.unsent.remove(this.field);
    this.field = null;
    form.remove();
    this.hideText(false);
    part(this.element, "edit", HTMLButtonElement).focus();
    // Another tab may have deleted the comment in the meantime.
    this.list.show();
  }

  /**
   * @private
   * @param {boolean} hidden
   */
  hideText(hidden) {
    part(this.element, "body", HTMLElement).hidden = hidden;
    part(this.element, "actions", HTMLElement).hidden = hidden;
  }
}
