/**
 * What the templates and the script agree on: elements marked `data-gz`, and texts by key.
 */

/**
 * Returns the element marked `data-gz="<name>"` within `root`.
 *
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} name
 * @param {new () => T} type
 * @returns {T}
 * @throws {Error} where a template of the site's own has left it out
 */
export function part(root, name, type) {
  const found = root.querySelector(`[data-gz="${name}"]`);
  if (found instanceof type) return found;
  throw missing(name, type.name);
}

/**
 * Writes `text` into the element marked `data-gz="<name>"`. One that says so already is left
 * alone, and with it what the reader has selected there.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} text
 */
export function fill(root, name, text) {
  const element = part(root, name, HTMLElement);
  if (element.textContent !== text) element.textContent = text;
}

/** The parts of an element that many are made of, found once. */
export class Parts {
  /** @param {Element} root */
  constructor(root) {
    /** @private @type {Map<string, Element>} */
    this.found = new Map();
    for (const element of root.querySelectorAll("[data-gz]")) {
      const name = element.getAttribute("data-gz") ?? "";
      if (!this.found.has(name)) this.found.set(name, element);
    }
  }

  /**
   * Returns the element marked `data-gz="<name>"`.
   *
   * @template {Element} T
   * @param {string} name
   * @param {new () => T} type
   * @returns {T}
   * @throws {Error} where a template of the site's own has left it out
   */
  get(name, type) {
    const found = this.found.get(name);
    if (found instanceof type) return found;
    throw missing(name, type.name);
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  fill(name, text) {
    const element = this.get(name, HTMLElement);
    if (element.textContent !== text) element.textContent = text;
  }
}

/**
 * @param {string} name
 * @param {string} type
 */
function missing(name, type) {
  return new Error(`The comments' template has no ${type} marked data-gz="${name}".`);
}

/** @type {WeakMap<HTMLTemplateElement, Node>} the element in each template, ready to be copied */
const originals = new WeakMap();

/**
 * Returns a new copy of the one element in a template.
 *
 * @param {ParentNode} root
 * @param {string} name of the template
 */
export function stamp(root, name) {
  const template = part(root, name, HTMLTemplateElement);
  let original = originals.get(template);
  if (!original) {
    const first = document.importNode(template.content, true).firstElementChild;
    if (!(first instanceof HTMLElement)) throw new Error(`The template ${name} is empty.`);
    original = withoutIndentation(first);
    originals.set(template, original);
  }
  return /** @type {HTMLElement} */ (original.cloneNode(true));
}

/**
 * Returns what `<name>-template` has a copy of, for a place within `parent`: one that stands there
 * from before, when the page was shown earlier, is taken away.
 *
 * @param {ParentNode} root
 * @param {string} name
 * @param {ParentNode | null} parent
 */
export function renew(root, name, parent) {
  parent?.querySelector(`[data-gz="${name}"]`)?.remove();
  return stamp(root, `${name}-template`);
}

/**
 * Takes the indentation of the template's source away: of a thousand copies it is half the nodes.
 *
 * @param {HTMLElement} element
 */
function withoutIndentation(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) if (/^\s*\n\s*$/.test(text.data)) text.remove();
  return element;
}

/** @type {Map<string, Promise<DocumentFragment>>} by edition */
const loading = new Map();

/**
 * Returns the templates of the comments, which are in one file for each language of the site.
 *
 * @param {string} edition the directory of the language's pages: "" or "de/"
 * @throws {Error} where it cannot be had
 */
export function templates(edition) {
  const begun =
    loading.get(edition) ??
    load(edition).catch((error) => {
      loading.delete(edition);
      throw error;
    });
  loading.set(edition, begun);
  return begun;
}

/** @param {string} edition */
async function load(edition) {
  const path = `../../${edition}assets/gazette/comments-templates.html`;
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`The comments' templates are not there: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...page.querySelectorAll("template"));
  return fragment;
}

/** The widget's words, in the page's language. */
export class Texts {
  /**
   * @param {ParentNode} root
   * @param {string} locale a BCP 47 tag
   */
  constructor(root, locale) {
    const spans = part(root, "texts", HTMLTemplateElement).content.querySelectorAll("[data-key]");
    /** @private */
    this.words = new Map(
      Array.from(spans, (span) => [span.getAttribute("data-key"), span.textContent]),
    );
    /** @private */
    this.locale = locale;
  }

  /**
   * Returns the text under `key`, its {placeholders} filled.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  get(key, values = {}) {
    const text = this.words.get(key) ?? key;
    return text.replace(/\{(\w+)\}/g, (slot, name) =>
      (values[name] ?? slot).toLocaleString(this.locale),
    );
  }
}
