/** Defines <gazette-comments>, once, however often the page is left and entered again. */

import { GazetteComments } from "./comments.element.js";

if (!customElements.get("gazette-comments")) {
  customElements.define("gazette-comments", GazetteComments);
}
