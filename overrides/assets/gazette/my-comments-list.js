/** A reader's comments, by series and post. */

import { grouped } from "./library.js";
import { fill, part, stamp } from "./parts.js";

/** @typedef {import("./comment.js").Comment} Comment */

/**
 * @typedef {object} Place
 * @property {HTMLElement} root holds the templates and what they leave to be filled
 * @property {import("./parts.js").Texts} texts
 * @property {import("./time.js").TimeWords} times
 * @property {import("./library.js").Catalogue} catalogue
 * @property {import("./prose.js").Prose} prose
 * @property {string} site the address of its root
 */

/** @typedef {{ element: HTMLElement, text: string }} Entry a comment, and what is searched */

/**
 * Shows `comments` and nothing else. The focus stays on its link, or else goes to the list.
 *
 * @param {Place} place
 * @param {readonly Comment[]} comments in the order they were written
 * @returns {Entry[]}
 */
export function showComments({ root, texts, times, catalogue, site, prose }, comments) {
  const list = part(root, "list", HTMLElement);
  const active = document.activeElement;
  const groups = grouped(comments, catalogue);
  const other = texts.get(groups.length > 1 ? "other-posts" : "posts");
  /** @type {Entry[]} */
  const entries = [];
  const sections = groups.map(({ title: series, posts }) => {
    const section = stamp(root, "series-template");
    fill(section, "series-title", series ?? other);
    for (const { id, post, comments } of posts) {
      const group = stamp(root, "post-template");
      const title = post?.title ?? id;
      const address = post && new URL(`./${post.url}`, site).href;
      fillLink(group, "post-title", title, address);
      section.append(group);
      for (const comment of comments) {
        const element = stamp(root, "comment-template");
        const created = times.absolute(new Date(comment.created));
        fillLink(element, "created", created, address && `${address}#comment-${comment.id}`);
        if (comment.edited) {
          const time = times.absolute(new Date(comment.edited));
          fill(element, "edited", texts.get("edited", { time }));
        }
        fill(element, "state", texts.get(comment.state));
        prose.show(part(element, "body", HTMLElement), comment.body);
        part(group, "comments", HTMLElement).append(element);
        const searched = [series, title, comment.name, comment.body];
        entries.push({ element, text: folded(searched.join("\n")) });
      }
    }
    return section;
  });
  const focused = active instanceof HTMLAnchorElement && list.contains(active) && active.href;
  list.replaceChildren(...sections);
  if (focused) {
    const same = [...list.querySelectorAll("a")].find(({ href }) => href === focused);
    (same ?? list).focus();
  }
  return entries;
}

/**
 * Hides all comments but those that have every word of `query` in their text or titles.
 *
 * @param {readonly Entry[]} entries
 * @param {string} query
 * @returns {number} how many are left
 */
export function filter(entries, query) {
  const words = folded(query).split(/\s+/);
  return entries.filter(({ element, text }) => {
    element.hidden = !words.every((word) => text.includes(word));
    return !element.hidden;
  }).length;
}

/**
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} text
 * @param {string} [address]
 */
function fillLink(root, name, text, address) {
  const link = part(root, name, HTMLAnchorElement);
  link.textContent = text;
  if (address) link.href = address;
}

/**
 * Returns `text` without case and accents.
 *
 * @param {string} text
 */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
