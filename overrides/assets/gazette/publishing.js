/** The dialog that hands a comment to the publication, or copies it. */

import { download } from "./download.js";
import { asIssue, handOver } from "./forge.js";
import { fill, part, stamp } from "./parts.js";

/** @typedef {import("./comment.js").Comment} Comment */

/**
 * @param {Comment} comment
 * @param {boolean} answersPrivate whether it replies to one that the publication does not have
 * @param {(state: import("./comment.js").State) => void} changeState
 * @param {import("./comment-section.js").Place} place
 */
export function openPublishing(comment, answersPrivate, changeState, { root, templates, texts }) {
  const dialog = stamp(templates, "publishing-template");
  if (!(dialog instanceof HTMLDialogElement)) return;
  /** @param {string} name */
  const attribute = (name) => root.getAttribute(name) ?? "";
  const field = part(dialog, "text", HTMLTextAreaElement);
  const forge = {
    kind: attribute("forge"),
    address: attribute("forge-address"),
    template: attribute("forge-template"),
  };
  field.value = asIssue(comment);
  if (forge.kind) {
    const title = texts.get("issue-title", { title: attribute("post-title") });
    const { url, text, complete } = handOver(comment, forge, title);
    const link = part(dialog, "hand-over", HTMLAnchorElement);
    link.href = url;
    link.addEventListener("click", async () => {
      const copying = complete || copyText(text, field);
      changeState("submitted");
      if (await copying) dialog.close();
      else fill(dialog, "told", texts.get("copy-failed"));
    });
    part(dialog, "paste", HTMLElement).hidden = complete;
    part(dialog, "answers-private", HTMLElement).hidden = !answersPrivate;
    part(dialog, "withdraw", HTMLElement).hidden = comment.state !== "submitted";
    fill(dialog, "public-name", comment.name || texts.get("no-name"));
    onClick(dialog, "withdraw", () => {
      changeState("private");
      dialog.close();
    });
  }
  onClick(dialog, "copy", async () => {
    const copied = await copyText(field.value, field);
    fill(dialog, "told", texts.get(copied ? "copied" : "copy-failed"));
  });
  onClick(dialog, "download", () => download(field.value, `comment-${comment.id}.md`, "text/markdown"));
  onClick(dialog, "close", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}

/**
 * @param {HTMLElement} dialog
 * @param {string} name of a button
 * @param {() => void} listener
 */
function onClick(dialog, name, listener) {
  part(dialog, name, HTMLButtonElement).addEventListener("click", listener);
}

/**
 * Copies `text`, or shows it selected in `field` where the browser forbids that.
 *
 * @param {string} text
 * @param {HTMLTextAreaElement} field
 * @returns {Promise<boolean>} whether it is copied
 */
async function copyText(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field.value = text;
    field.focus();
    field.select();
    return false;
  }
}
