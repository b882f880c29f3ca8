/** Defines <gazette-my-comments>, once, however often its page is entered. */

import { GazetteMyComments } from "./my-comments.element.js";

if (!customElements.get("gazette-my-comments")) {
  customElements.define("gazette-my-comments", GazetteMyComments);
}
