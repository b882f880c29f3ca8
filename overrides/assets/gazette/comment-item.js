/**
 * One comment in the list: shown, being edited, or deleted a moment ago.
 */

import { absoluteTime, relativeTime } from "./time.js";
import { markField, part, stamp } from "./parts.js";

/** @typedef {import("./comment.js").Comment} Comment */

/**
 * What an item asks of the list it is in.
 *
 * @typedef {object} Host
 * @property {ParentNode} templates
 * @property {import("./parts.js").Texts} texts
 * @property {string} locale
 * @property {(body: string) => string} complaint what is wrong with a text, or ""
 * @property {(comment: Comment, message: string) => Promise<string>} save stores the comment;
 *   returns what went wrong, or ""
 * @property {(comment: Comment) => void} remove
 * @property {() => void} changed called when text that is not saved has changed
 */

export class CommentItem {
  /**
   * @param {Comment} comment
   * @param {Host} host
   */
  constructor(comment, host) {
    this.comment = comment;
    this.host = host;
    this.element = stamp(host.templates, "comment-template");
    this.article = part(this.element, "article", HTMLElement);
    this.body = part(this.element, "body", HTMLElement);
    this.actions = part(this.element, "actions", HTMLElement);
    this.editButton = part(this.element, "edit", HTMLButtonElement);
    /** @type {HTMLFormElement | null} */
    this.form = null;
    this.editButton.addEventListener("click", () => this.edit(this.comment.body));
    part(this.element, "delete", HTMLButtonElement).addEventListener("click", () =>
      this.host.remove(this.comment),
    );
    this.show(comment);
  }

  /** The text being edited, or null if none is. */
  get unsent() {
    return this.form ? this.field.value : null;
  }

  /** @private */
  get field() {
    return part(/** @type {HTMLFormElement} */ (this.form), "edit-input", HTMLTextAreaElement);
  }

  /** @param {Comment} comment the comment as it is now; an edit under way goes on */
  show(comment) {
    this.comment = comment;
    part(this.element, "author", HTMLElement).textContent =
      comment.name || this.host.texts.get("anonymous");
    part(this.element, "edited", HTMLElement).hidden = !comment.edited;
    this.body.textContent = comment.body;
    this.showTime(new Date());
  }

  /** @param {Date} now */
  showTime(now) {
    const { texts, locale } = this.host;
    const created = new Date(this.comment.created);
    const absolute = absoluteTime(created, locale);
    part(this.element, "time", HTMLTimeElement).dateTime = this.comment.created;
    part(this.element, "absolute", HTMLElement).textContent = absolute;
    part(this.element, "relative", HTMLElement).textContent = relativeTime(created, now, locale);
    const name = this.comment.name || texts.get("anonymous");
    this.article.setAttribute("aria-label", texts.get("label", { name, time: absolute }));
  }

  /** @param {string} text to begin with */
  edit(text) {
    this.form = /** @type {HTMLFormElement} */ (stamp(this.host.templates, "edit-template"));
    const { field } = this;
    const error = part(this.form, "edit-error", HTMLElement);
    field.id = `gz-edit-${this.comment.id}`;
    error.id = `${field.id}-error`;
    field.setAttribute("aria-describedby", error.id);
    part(this.form, "edit-label", HTMLLabelElement).htmlFor = field.id;
    field.value = text;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.save(field, error);
    });
    part(this.form, "cancel", HTMLButtonElement).addEventListener("click", () => this.close());
    this.body.hidden = this.actions.hidden = true;
    this.body.after(this.form);
    field.focus();
  }

  /**
   * @private
   * @param {HTMLTextAreaElement} field
   * @param {HTMLElement} error
   */
  async save(field, error) {
    const body = field.value.trim();
    const edited = new Date().toISOString();
    const complaint =
      this.host.complaint(body) || (await this.host.save({ ...this.comment, body, edited }, "saved"));
    markField(field, error, complaint);
    if (complaint) field.focus();
    else this.close();
  }

  /** @private */
  close() {
    this.form?.remove();
    this.form = null;
    this.body.hidden = this.actions.hidden = false;
    this.editButton.focus();
    this.host.changed();
  }
}
