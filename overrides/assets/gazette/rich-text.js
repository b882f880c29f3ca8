/**
 * What readers write, as elements: the part of CommonMark that comments may use.
 *
 * The parser's tree becomes elements one by one, so no text of a reader is ever read as HTML, and
 * only what is listed here can come out. `mkdocs_gazette/rich_text.py` does the same at build
 * time: change both.
 */

import { fromMarkdown } from "./vendor/markdown.js";

/**
 * A node of the parser's tree, https://github.com/syntax-tree/mdast.
 *
 * @typedef {object} Node
 * @property {string} type
 * @property {Node[]} [children]
 * @property {string} [value]
 * @property {string} [alt]
 * @property {string} [url]
 * @property {string} [identifier]
 * @property {boolean} [ordered]
 * @property {boolean} [spread]
 * @property {number} [start]
 */

/** How deep elements are nested at most; deeper ones are left out, and what they hold is not. */
const DEPTH = 20;

/** What separates words, and what cannot stand in an address. */
const GAP = String.raw`\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff`;

const SAFE_LINK = new RegExp(String.raw`^(https?://|mailto:)[^${GAP}\\]+$`, "i");

/** An address in running text, without the punctuation that follows it. */
const ADDRESS = new RegExp(
  String.raw`(https?://[^${GAP}\\<>\[\]"'\x60]*[^${GAP}\\<>\[\]"'\x60.,:;!?(){}*_~])`,
);

/** @type {Readonly<Record<string, readonly string[]>>} the elements of each kind of node */
const ELEMENTS = {
  blockquote: ["blockquote"],
  break: ["br"],
  code: ["pre", "code"],
  emphasis: ["em"],
  heading: ["p", "strong"],
  inlineCode: ["code"],
  listItem: ["li"],
  paragraph: ["p"],
  strong: ["strong"],
  thematicBreak: ["hr"],
};

/**
 * A node on its way into the page: what it goes into, how deep that is, and whether it stands in
 * a link, between paragraphs, or where paragraphs need no element.
 *
 * @typedef {object} Place
 * @property {Node} node
 * @property {ParentNode} into
 * @property {number} depth
 * @property {boolean} linked
 * @property {boolean} flow
 * @property {boolean} tight
 */

/**
 * Returns `markdown` as elements.
 *
 * @param {string} markdown
 */
export function richText(markdown) {
  const root = /** @type {Node} */ (fromMarkdown(markdown));
  const fragment = document.createDocumentFragment();
  const targets = definitions(root);
  // A walk without recursion: hostile text nests thousands of levels.
  /** @type {Place[]} */
  const open = [
    { node: root, into: fragment, depth: 0, linked: false, flow: true, tight: false },
  ];
  for (let place = open.pop(); place; place = open.pop()) {
    const inner = enter(place, targets);
    const children = place.node.children ?? [];
    open.push(...children.map((node) => ({ ...inner, node })).reverse());
  }
  return fragment;
}

/**
 * Appends what a node is in the page, and returns where its children go.
 *
 * @param {Place} place
 * @param {Map<string, string>} targets
 * @returns {Place}
 */
function enter(place, targets) {
  const { node, linked } = place;
  const target = (node.identifier && targets.get(node.identifier)) || node.url;
  const url = node.type === "definition" || linked ? null : safeLink(target);
  let { into, depth } = place;
  for (const tag of elements(place, url)) {
    into = append(into, depth, tag);
    depth += 1;
  }
  if (into !== place.into) complete(into, node, url);
  if (node.type === "text" && !linked) appendText(into, depth, node.value ?? "");
  else if (node.type.startsWith("image")) into.append(node.alt || target || "");
  else into.append(plain(node));
  return {
    node,
    into,
    depth,
    linked: linked || url !== null,
    flow: ["root", "blockquote", "listItem"].includes(node.type),
    tight: node.type === "list" ? !isLoose(node) : node.type === "listItem" && place.tight,
  };
}

/**
 * @param {Place} place
 * @param {string | null} url
 */
function elements({ node, flow, tight }, url) {
  if (url) return ["a"];
  if (node.type === "list") return [node.ordered ? "ol" : "ul"];
  if (node.type === "html") return flow ? ["p"] : [];
  if (node.type === "paragraph" && tight) return [];
  return ELEMENTS[node.type] ?? [];
}

/**
 * @param {ParentNode} element
 * @param {Node} node
 * @param {string | null} url
 */
function complete(element, node, url) {
  if (element instanceof HTMLAnchorElement && url) link(element, url);
  if (element instanceof HTMLOListElement && node.start !== 1) element.start = node.start ?? 1;
}

/**
 * Appends an element, unless it would be nested too deep.
 *
 * @param {ParentNode} into
 * @param {number} depth
 * @param {string} tag
 * @returns {ParentNode} what its content goes into
 */
function append(into, depth, tag) {
  if (depth >= DEPTH) return into;
  const element = document.createElement(tag);
  into.append(element);
  return element;
}

/**
 * Appends running text, with links where addresses stand.
 *
 * @param {ParentNode} into
 * @param {number} depth
 * @param {string} text
 */
function appendText(into, depth, text) {
  text.split(ADDRESS).forEach((piece, index) => {
    const address = index % 2 === 1;
    const element = address ? append(into, depth, "a") : into;
    if (element instanceof HTMLAnchorElement && element !== into) link(element, piece);
    element.append(piece);
  });
}

/**
 * @param {HTMLAnchorElement} element
 * @param {string} url
 */
function link(element, url) {
  if (URL.canParse(url)) element.setAttribute("href", url);
  element.rel = "nofollow ugc noopener";
}

/** @param {Node} node */
function plain({ type, value = "" }) {
  if (type === "inlineCode") return value.replaceAll("\n", " ");
  return type === "html" ? value.replace(/\n+$/, "") : value;
}

/** @param {string} [url] */
function safeLink(url) {
  return url && SAFE_LINK.test(url) ? url : null;
}

/** @param {Node} list */
function isLoose(list) {
  return list.spread || (list.children ?? []).some((item) => item.spread);
}

/**
 * Returns what the links of a text lead to that name it elsewhere.
 *
 * @param {Node} root
 */
function definitions(root) {
  /** @type {Map<string, string>} */
  const found = new Map();
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const { type, identifier, url } = node;
    if (type === "definition" && identifier && !found.has(identifier)) {
      found.set(identifier, url ?? "");
    }
    open.push(...(node.children ?? []).toReversed());
  }
  return found;
}
