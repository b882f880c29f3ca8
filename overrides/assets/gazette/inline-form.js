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
    const error = part(this.element, "inline-error", HTMLElement);
    const heading = part(this.element, "inline-label", HTMLLabelElement);
    count += 1;
    input.id = heading.htmlFor = `gz-inline-${count}`;
    error.id = `${input.id}-error`;
    input.setAttribute("aria-describedby", error.id);
    input.value = value;
    heading.textContent = label;
    fill(this.element, "inline-submit", submit);
    this.field = new KeptField(input, error, stored, place);
    this.field.recall();
    place.unsent.add(this.field);
    new Preview(input, part(this.element, "inline-preview", HTMLElement));
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
