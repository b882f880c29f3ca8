/**
 * Reads the parts of a series off the page that lists them, for the list below a post.
 *
 * Numbers, titles, links and what the reading marks go by come from there, as text and attributes.
 * The markup is that of the parts that stand below the post already.
 */

const NUMBER = ":first-child";

/**
 * Returns the parts on the page at `address`, by months if it has them, and the earliest first, as
 * in the list that stands here.
 *
 * @param {HTMLElement} root <gazette-all-parts>, with that list
 * @param {string} address
 * @param {AbortSignal} signal ends it
 * @throws {Error} where there are none
 */
export async function read(root, address, signal) {
  const response = await fetch(address, { signal });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  // Lists that an author has placed in the page's text are none of the series.
  /** @type {NodeListOf<HTMLElement>} */
  const entries = page.querySelectorAll(
    ".gz-list:not(.gz-list--placed) > .gz-list__entries > .gz-entry",
  );
  const parts = Array.from(entries, (entry) => copied(root, entry, response.url));
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new Error(`${response.url} lists no parts.`);
  if (first.number > last.number) parts.reverse();
  return grouped(root, parts);
}

/**
 * @typedef {object} Part
 * @property {number} number
 * @property {HTMLElement} item as it stands here
 * @property {Element | null} list in which it stands on the page of all
 */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} entry
 * @param {string} base the address of the page that it is on
 * @returns {Part}
 */
function copied(root, entry, base) {
  const text = find(entry, ".gz-entry__number").textContent;
  const part = { number: Number(text), list: entry.parentElement };
  const current = find(root, "[aria-current]");
  if (find(current, NUMBER).textContent === text) {
    return { ...part, item: copy(current, true) };
  }
  const item = copy(find(root, "li:not([aria-current], [aria-hidden])"), true);
  const title = find(entry, ".gz-entry__title a");
  const url = new URL(title.getAttribute("href") ?? "", base);
  if (url.origin !== location.origin) throw new Error(`${url} is no page of this site.`);
  find(item, NUMBER).textContent = text;
  const link = find(item, "a");
  link.setAttribute("href", url.href);
  link.textContent = title.textContent;
  item.querySelector(".gz-read")?.remove();
  delete item.dataset.gzPost;
  Object.assign(item.dataset, entry.dataset);
  return { ...part, item };
}

/**
 * @param {HTMLElement} root
 * @param {readonly Part[]} parts
 */
function grouped(root, parts) {
  const content = document.createDocumentFragment();
  /** @type {Element | null} */
  let list = null;
  for (const part of parts) {
    if (part.list !== list) {
      list = part.list;
      const group = copy(find(root, "ol"), false);
      const title = list?.previousElementSibling;
      if (title?.matches(".gz-list__title")) {
        const month = copy(find(root, "[data-gz=month]"), false);
        month.textContent = title.textContent;
        group.setAttribute("aria-label", title.textContent ?? "");
        content.append(month);
      }
      content.append(group);
    }
    content.lastElementChild?.append(part.item);
  }
  return content;
}

/**
 * @param {HTMLElement} element
 * @param {boolean} deep
 */
function copy(element, deep) {
  return /** @type {HTMLElement} */ (element.cloneNode(deep));
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 * @throws {Error} where a template of the site's own has left it out
 */
function find(root, selector) {
  /** @type {HTMLElement | null} */
  const found = root.querySelector(selector);
  if (!found) throw new Error(`There is no ${selector} in a list of parts.`);
  return found;
}
