/** Defines <gazette-comment-provider>, once, however often the page is left and entered again. */

import { GazetteCommentProvider } from "./providers/element.js";

if (!customElements.get("gazette-comment-provider")) {
  customElements.define("gazette-comment-provider", GazetteCommentProvider);
}
