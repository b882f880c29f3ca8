/** Shows below a field how its text will look, where that differs from what is typed. */

import { BODY_LIMIT } from "./comment.js";
import { part, renew } from "./parts.js";
import { format } from "./prose.js";

/** Long enough not to format at every key. */
const PAUSE_MS = 150;

export class Preview {
  /**
   * @param {HTMLTextAreaElement} input
   * @param {DocumentFragment} templates
   */
  constructor(input, templates) {
    /** @private */
    this.input = input;
    /** @private */
    this.element = renew(templates, "preview", input.parentElement);
    input.parentElement?.append(this.element);
    /** @private @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    for (const type of ["input", "change"]) input.addEventListener(type, () => this.update());
    this.update();
  }

  /** Brings the preview in line with the field, whose text may have been set without typing. */
  update() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.show(), PAUSE_MS);
  }

  /** @private */
  async show() {
    const text = this.input.value.trim();
    const fits = text !== "" && text.length <= BODY_LIMIT;
    const formatted = fits ? await format(text) : null;
    if (this.input.value.trim() !== text) return;
    const plain = !formatted || [...formatted.children].every(isPlain);
    this.element.hidden = plain;
    part(this.element, "preview-text", HTMLElement).replaceChildren(...(formatted && !plain ? [formatted] : []));
  }
}

/** @param {Element} element */
function isPlain(element) {
  return element.localName === "p" && element.childElementCount === 0;
}
