/** A field whose text is stored as it is typed, until it is added, saved or given up. */

import { renew } from "./parts.js";
import { fits } from "./storage.js";

/** Long enough not to write at every key, short enough to lose nothing that matters. */
const PAUSE_MS = 300;

export class KeptField {
  /**
   * @param {HTMLInputElement | HTMLTextAreaElement} input with an id
   * @param {import("./storage.js").StoredText} stored
   * @param {import("./comment-section.js").Place} place
   */
  constructor(input, stored, place) {
    this.input = input;
    this.stored = stored;
    /** Whether it holds text that is not stored. */
    this.unstored = false;
    /** @private Says what is wrong with the text. The field names it as its description. */
    this.error = renew(place.templates, "error", input.parentElement);
    this.error.id = `${input.id}-error`;
    input.after(this.error);
    /** @private */
    this.place = place;
    /** @private Whether its text did not fit into the storage. */
    this.overflowing = false;
    /** @private @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    input.addEventListener("input", () => this.typed());
  }

  /**
   * Shows what is stored, and behind it what was typed before there was anything to store it.
   * The one line of an input takes what was typed alone.
   */
  adopt() {
    const typed = this.input.value;
    const stored = this.stored.read() ?? "";
    this.recall();
    if (!typed.trim() || stored.includes(typed)) return;
    const both = stored.trim() !== "" && this.input instanceof HTMLTextAreaElement;
    this.input.value = both ? `${stored}\n\n${typed}` : typed;
    this.typed();
  }

  /**
   * Takes in and stores `text`, if that is possible without loss.
   *
   * @param {string} text
   * @returns {boolean} whether it is stored
   */
  takeIn(text) {
    if (this.text) return false;
    this.input.value = text;
    this.write(text);
    return !this.unstored;
  }

  get text() {
    return this.input.value.trim();
  }

  /**
   * Shows what is stored, for another tab may have changed it. If nothing is, all storage may
   * have been cleared: what the reader sees stays.
   */
  recall() {
    const text = this.stored.read();
    if (text === null || this.unstored) return;
    // Setting a field moves the caret.
    if (this.input.value === text) return;
    this.input.value = text;
    this.input.dispatchEvent(new Event("change"));
  }

  /** Stores what was typed since the last time. */
  store() {
    if (this.unstored) this.write(this.input.value);
  }

  /** Empties the field, in every tab. */
  clear() {
    this.input.value = "";
    this.write("");
  }

  /** Stores no text any more: it was saved, or given up. */
  forget() {
    this.write(null);
  }

  /**
   * Shows what is wrong with the text, or with "" that nothing is.
   *
   * @param {string} message
   */
  complain(message) {
    this.error.textContent = message;
    this.error.hidden = !message;
    if (message) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
    // A screen reader reads the message when the field gets the focus, but not if it has it.
    if (message && document.activeElement === this.input) this.place.say(message);
  }

  /** @private */
  typed() {
    this.unstored = true;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.store(), PAUSE_MS);
  }

  /**
   * @private
   * @param {string | null} text
   */
  write(text) {
    clearTimeout(this.pause);
    const overflowed = this.overflowing;
    this.unstored = this.overflowing = !fits(() => this.stored.write(text));
    if (overflowed !== this.overflowing) {
      this.complain(this.overflowing ? this.place.texts.get("full") : "");
    }
  }
}
