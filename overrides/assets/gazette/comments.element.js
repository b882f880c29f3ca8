/**
 * <gazette-comments post="…" locale="…">: the reader's own comments on one post.
 */

import { CommentList } from "./comment-list.js";

/** The path of the site's root: this module lies two folders below it. */
const SITE = new URL("../../", import.meta.url).pathname;

export class GazetteComments extends HTMLElement {
  connectedCallback() {
    const post = this.getAttribute("post") ?? "";
    const locale = this.getAttribute("locale") ?? "en";
    /** @private */
    this.connection = new AbortController();
    new CommentList(this, { site: SITE, post, locale }, this.connection.signal);
  }

  disconnectedCallback() {
    this.connection?.abort();
  }
}
