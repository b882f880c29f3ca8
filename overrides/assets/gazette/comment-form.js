/** The form for a new comment. */

import { NAME_LIMIT } from "./comment.js";
import { KeptField } from "./kept-field.js";
import { part } from "./parts.js";
import { Preview } from "./preview.js";
import { StoredText } from "./storage.js";

export class CommentForm {
  /**
   * @param {import("./comment-list.js").CommentList} list
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {import("./comment-section.js").Place} place
   */
  constructor(list, storage, place) {
    const { root, unsent, signal } = place;
    /** @private */
    this.list = list;
    /** @private */
    this.texts = place.texts;
    /** @private One for all posts. */
    this.name = new KeptField(
      part(root, "name-input", HTMLInputElement),
      new StoredText(storage, "name"),
      place,
    );
    const input = part(root, "body-input", HTMLTextAreaElement);
    /** @private */
    this.body = new KeptField(input, unsent.text("new"), place);
    /** @private */
    this.preview = new Preview(input, place.templates);
    for (const field of [this.name, this.body]) {
      field.adopt();
      unsent.add(field);
    }
    this.takeIn(unsent.strays());
    list.signature = () => (this.nameComplaint() ? "" : this.name.text);
    /** @param {SubmitEvent} event */
    const submitted = (event) => {
      event.preventDefault();
      this.add();
    };
    part(root, "form", HTMLFormElement).addEventListener("submit", submitted, { signal });
  }

  /**
   * Shows what was typed at a comment that is gone; of several texts one at a time.
   *
   * @private
   * @param {StoredText[]} strays
   */
  takeIn(strays) {
    for (const stray of strays) {
      const text = stray.read();
      if (text === "" || (text && this.body.takeIn(text))) stray.write(null);
    }
  }

  /** @private */
  add() {
    const nameComplaint = this.nameComplaint();
    const bodyComplaint = nameComplaint
      ? this.list.complaint(this.body.text)
      : this.list.add(this.name.text, this.body.text);
    if (!nameComplaint && !bodyComplaint) {
      this.body.clear();
      this.preview.update();
      this.name.store();
    }
    this.name.complain(nameComplaint);
    this.body.complain(bodyComplaint);
    (nameComplaint ? this.name : this.body).input.focus();
  }

  /** @private */
  nameComplaint() {
    const count = this.name.text.length - NAME_LIMIT;
    return count > 0 ? this.texts.get("long-name", { count, limit: NAME_LIMIT }) : "";
  }
}
