/** Where a comment can be handed over, and how: https addresses that open a filled form. */

/** @typedef {import("./comment.js").Comment} Comment */

/**
 * How the publication takes comments.
 *
 * @typedef {object} Forge
 * @property {string} kind "github", "gitlab", "forgejo", "url" or "mailto"
 * @property {string} address of the repository, of the form ("url": with {title}, {body} and
 *   {id}), or of the mailbox
 * @property {string} template GitHub's: the issue form's file name
 */

/**
 * A comment ready to be handed over: the address to open, whether it carries all of the comment,
 * which may be too long for that, and the text to be pasted if it does not.
 *
 * @typedef {object} HandOver
 * @property {string} url
 * @property {string} text
 * @property {boolean} complete
 */

/**
 * The most bytes an address may have. Servers refuse more than 8 kB, counted with what a login
 * in between adds to it; mail programs far less.
 */
const LIMIT_BYTES = 8000;
const MAIL_LIMIT_BYTES = 1900;

/**
 * Returns the text that a comment is handed over as: fields under headings, as GitHub makes them
 * of an issue form. The comment comes last, so that nothing in it can pass for a field.
 *
 * @param {Comment} comment
 */
export function asIssue(comment) {
  return [
    "### Post",
    comment.post,
    "### Name",
    nameOf(comment) || "_No response_",
    "### Data",
    data(comment),
    "### Comment",
    comment.body,
  ].join("\n\n");
}

/**
 * @param {Comment} comment
 * @param {Forge} forge
 * @param {string} title of the issue
 * @returns {HandOver}
 */
export function handOver(comment, forge, title) {
  const text = asIssue(comment);
  const url = address(comment, forge, title, true);
  const taken = forge.kind !== "url" || forge.address.includes("{body}");
  if (taken && fits(url, forge)) return { url, text, complete: true };
  const pasted = forge.kind === "github" ? comment.body : text;
  return { url: address(comment, forge, title, false), text: pasted, complete: false };
}

/**
 * @param {Comment} comment
 * @param {Forge} forge
 * @param {string} title
 * @param {boolean} complete whether it carries the text, too
 */
function address(comment, { kind, address, template }, title, complete) {
  const base = address.replace(/\/$/, "");
  const { id, post } = comment;
  const body = complete ? asIssue(comment) : "";
  switch (kind) {
    case "github": {
      // The form's fields by their ids; it must not ask for labels, which a visitor may not set.
      const text = complete ? comment.body : "";
      const fields = { template, title, post, name: nameOf(comment), data: data(comment), comment: text };
      return `${base}/issues/new?${query(fields)}`;
    }
    case "gitlab":
      return `${base}/-/issues/new?${query({ "issue[title]": title, "issue[description]": body })}`;
    case "forgejo":
      return `${base}/issues/new?${query({ title, body })}`;
    case "mailto":
      // RFC 6068 asks for both characters at the end of a line.
      return `mailto:${address}?${query({ subject: title, body: body.replaceAll("\n", "\r\n") })}`;
    default:
      return address
        .replaceAll("{title}", encode(title))
        .replaceAll("{id}", encode(id))
        .replaceAll("{body}", encode(body));
  }
}

/** @param {Comment} comment the name on it, on one line and without the marks of a heading */
function nameOf({ name }) {
  return name.trim().replace(/\s+/g, " ").replace(/^(#+( |$))+/, "");
}

/** @param {Comment} comment what its file needs and no person has to read, on one line */
function data({ id, parent, created, edited, revision }) {
  return JSON.stringify({ id, parent, created, edited, revision });
}

/** @param {Record<string, string>} fields those without a value are left out */
function query(fields) {
  return Object.entries(fields)
    .filter(([, value]) => value)
    .map((pair) => pair.map(encode).join("="))
    .join("&");
}

/** @param {string} text of which halves of characters, which no address can hold, are replaced */
function encode(text) {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}

/**
 * @param {string} url
 * @param {Forge} forge
 */
function fits(url, { kind }) {
  if (kind === "mailto") return url.length <= MAIL_LIMIT_BYTES;
  // A login on the way sends the address along, encoded once more.
  return encodeURIComponent(url).length <= LIMIT_BYTES;
}
