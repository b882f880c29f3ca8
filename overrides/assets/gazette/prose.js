/** Shows what readers wrote: at once as text, and formatted where it needs that. */

import { BODY_LIMIT } from "./comment.js";

/** What may mean more in Markdown than it says. */
const MARKS = /[*_`<>[\]#&\\~]|:\/\/|^ {4}|^\s*([-+=]|\d+[.)])/m;

/** How many are formatted at once where the parser is there: more than a window shows. */
const AT_ONCE = 20;

/** How far from the window a comment is formatted, so that nothing moves before the eyes. */
const MARGIN = "800px";

export class Prose {
  /** @param {AbortSignal} signal ends it */
  constructor(signal) {
    /** @private @type {WeakMap<Element, string>} */
    this.texts = new WeakMap();
    /** @private @type {((markdown: string) => DocumentFragment) | null} the parser, once loaded */
    this.richText = null;
    /** @private */
    this.formatted = 0;
    /** @private A thousand comments are formatted as they come near, not at once. */
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (!isIntersecting) continue;
          this.observer.unobserve(target);
          this.format(target);
        }
      },
      { rootMargin: MARGIN },
    );
    signal.addEventListener("abort", () => this.observer.disconnect());
  }

  /**
   * Loads the parser ahead if one of `texts` needs it, so that nothing moves when it comes.
   *
   * @param {string[]} texts
   */
  async prepare(texts) {
    if (texts.some(needsFormat)) this.richText = await parser();
  }

  /**
   * @param {Element} element
   * @param {string} markdown
   */
  show(element, markdown) {
    const before = this.texts.get(element);
    if (before === markdown) return;
    if (before !== undefined) this.observer.unobserve(element);
    this.texts.set(element, markdown);
    element.textContent = markdown;
    element.classList.add("gz-prose--plain");
    if (!needsFormat(markdown)) return;
    this.formatted += 1;
    if (this.richText && this.formatted <= AT_ONCE) put(element, this.richText(markdown));
    else this.observer.observe(element);
  }

  /**
   * @private
   * @param {Element} element
   */
  async format(element) {
    const markdown = this.texts.get(element) ?? "";
    const formatted = await format(markdown);
    if (!formatted || this.texts.get(element) !== markdown) return;
    put(element, formatted);
  }
}

/** @param {string} markdown */
function needsFormat(markdown) {
  // What is longer than the form takes was not written here, and may be made to take long.
  return MARKS.test(markdown) && markdown.length <= BODY_LIMIT;
}

/**
 * @param {Element} element
 * @param {DocumentFragment} formatted
 */
function put(element, formatted) {
  element.replaceChildren(formatted);
  element.classList.remove("gz-prose--plain");
}

/**
 * Returns `markdown` as elements, or null where the parser cannot be had: without a network, say.
 *
 * @param {string} markdown
 */
export async function format(markdown) {
  return (await parser())?.(markdown) ?? null;
}

async function parser() {
  try {
    const { richText } = await import("./rich-text.js");
    return richText;
  } catch {
    return null;
  }
}
