/** The form for a new comment. */

import { NAME_LIMIT, newComment } from "./comment.js";
import { KeptField } from "./kept-field.js";
import { part } from "./parts.js";
import { StoredText } from "./stored-text.js";

export class CommentForm {
  /**
   * @param {string} post the post's id
   * @param {import("./comment-list.js").CommentList} list
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {import("./comments.element.js").Place} place
   */
  constructor(post, list, storage, place) {
    const { root, unsent, signal } = place;
    /** @private */
    this.post = post;
    /** @private */
    this.list = list;
    /** @private */
    this.texts = place.texts;
    /** @private One for all posts. */
    this.name = new KeptField(
      part(root, "name-input", HTMLInputElement),
      part(root, "name-error", HTMLElement),
      new StoredText(storage, "name"),
      place,
    );
    /** @private */
    this.body = new KeptField(
      part(root, "body-input", HTMLTextAreaElement),
      part(root, "body-error", HTMLElement),
      unsent.text("new"),
      place,
    );
    unsent.add(this.name);
    unsent.add(this.body);
    /** @param {SubmitEvent} event */
    const submitted = (event) => {
      event.preventDefault();
      this.add();
    };
    part(root, "form", HTMLFormElement).addEventListener("submit", submitted, { signal });
  }

  /** @private */
  add() {
    const name = this.name.text;
    const body = this.body.text;
    const nameComplaint = this.nameComplaint(name);
    let bodyComplaint = this.list.complaint(body);
    if (!nameComplaint && !bodyComplaint) {
      bodyComplaint = this.list.save(newComment({ post: this.post, name, body }), "added");
      if (!bodyComplaint) this.body.clear();
      this.name.store();
    }
    this.name.complain(nameComplaint);
    this.body.complain(bodyComplaint);
    (nameComplaint ? this.name : this.body).input.focus();
  }

  /**
   * @private
   * @param {string} name
   */
  nameComplaint(name) {
    const count = name.length - NAME_LIMIT;
    return count > 0 ? this.texts.get("long-name", { count, limit: NAME_LIMIT }) : "";
  }
}
