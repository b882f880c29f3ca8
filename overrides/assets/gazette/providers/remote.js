/** Files from another server. Each promise is refused if the file does not come. */

/**
 * Loads a stylesheet within `target`. Nothing goes into the head: instant navigation would take
 * it out again.
 *
 * @param {HTMLElement} target
 * @param {string} href
 * @returns {Promise<void>}
 */
export function stylesheet(target, href) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return loaded(link, target);
}

/**
 * Runs a classic script, once for each call.
 *
 * @param {string} src
 * @param {Record<string, string>} attributes that the script looks for
 */
export async function script(src, attributes) {
  const element = document.createElement("script");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.src = src;
  try {
    await loaded(element, document.body);
  } finally {
    element.remove();
  }
}

/**
 * @param {HTMLElement} element
 * @param {HTMLElement} parent
 * @returns {Promise<void>}
 */
function loaded(element, parent) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", () => resolve(), { once: true });
    element.addEventListener("error", () => reject(new Error("not loaded")), { once: true });
    parent.append(element);
  });
}

/** How often loading a module has failed: browsers may remember that for its address. */
let failures = 0;

/**
 * Returns what a module exports.
 *
 * @param {string} src
 * @returns {Promise<Record<string, unknown>>}
 */
export async function module(src) {
  try {
    return await import(failures ? `${src}#${failures}` : src);
  } catch (error) {
    failures += 1;
    throw error;
  }
}
