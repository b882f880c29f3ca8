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
  throw new Error(`The comments' template has no ${type.name} marked data-gz="${name}".`);
}

/**
 * Returns a new copy of the one element in a template.
 *
 * @param {ParentNode} root
 * @param {string} name of the template
 */
export function stamp(root, name) {
  const content = part(root, name, HTMLTemplateElement).content;
  const copy = document.importNode(content, true).firstElementChild;
  if (copy instanceof HTMLElement) return copy;
  throw new Error(`The template ${name} is empty.`);
}

/** The widget's words, in the page's language. */
export class Texts {
  /** @param {ParentNode} root */
  constructor(root) {
    /** @private */
    this.content = part(root, "texts", HTMLTemplateElement).content;
  }

  /**
   * Returns the text under `key`, its {placeholders} filled.
   *
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  get(key, values = {}) {
    const text = this.content.querySelector(`[data-key="${key}"]`)?.textContent ?? key;
    return text.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));
  }
}

/**
 * Shows `message` below a field, or takes it away if it is empty.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {HTMLElement} error the element that describes the field
 * @param {string} message
 */
export function markField(field, error, message) {
  error.textContent = message;
  error.hidden = !message;
  if (message) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}
