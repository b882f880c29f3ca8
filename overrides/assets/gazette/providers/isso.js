/**
 * Isso: comments on a server of one's own.
 *
 * Its script knows one thread, by the id "isso-thread", and puts a listener on the window for
 * each that it begins. So there is one thread element, which goes from page to page; on pages
 * without comments it waits unseen, for what is still to come from the server looks for it.
 */

import { threadAddress } from "./address.js";
import { script, stylesheet } from "./remote.js";

/** @typedef {{ init: () => void, fetchComments: () => void }} Isso */

const thread = document.createElement("section");
thread.id = "isso-thread";

/** What readers have written below which post, and not sent. @type {Map<string, string>} */
const drafts = new Map();

/** The script on its way. @type {Promise<void> | null} */
let arrival = null;

/** The comments on their way. Isso would mix them with those of the next page. */
let filling = Promise.resolve();

/** How long the next page waits for them. */
const PATIENCE_MS = 5_000;

/** @type {import("./element.js").Mount} */
export async function mount(place) {
  const { target, options, signal } = place;
  const { pathname, search } = threadAddress(place);
  await Promise.race([filling, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  signal.throwIfAborted();

  const key = pathname + search;
  thread.dataset.issoId = key;
  thread.dataset.title = place.postTitle;
  signal.addEventListener("abort", () => leave(target, key));
  target.append(thread);
  thread.hidden = false;
  if (heading()) renew(key);
  filling = filled();
  await Promise.all([stylesheet(target, `${options.url}/css/isso.css`), begin(place)]);
  await filling;
  // Its colours are the page's own, by the stylesheet.
  return () => {};
}

/**
 * Lets Isso fetch the comments.
 *
 * @param {import("./element.js").Place} place
 */
async function begin({ options, locale, signal }) {
  if (!isso()) {
    arrival ??= script(`${options.url}/js/embed.min.js`, {
      "data-isso": options.url ?? "",
      "data-isso-css": "false",
      "data-isso-lang": options.lang ?? locale,
    });
    try {
      // It begins by itself if it finds the thread.
      await arrival;
    } finally {
      arrival = null;
    }
    return;
  }
  signal.throwIfAborted();
  if (!thread.querySelector(".isso-postbox")) isso()?.init();
  isso()?.fetchComments();
}

/**
 * Makes the thread of another page that of this one.
 *
 * @param {string} key
 */
function renew(key) {
  const title = heading();
  if (title) title.textContent = "";
  thread.querySelector("#isso-root")?.replaceChildren();
  thread.querySelector(".isso-preview-mode")?.classList.remove("isso-preview-mode");
  const text = field();
  if (text) text.value = drafts.get(key) ?? "";
  /** @type {HTMLAnchorElement | null} */
  const feed = thread.querySelector(".isso-feedlink a");
  if (!feed) return;
  const address = new URL(feed.href);
  address.searchParams.set("uri", key);
  feed.href = address.href;
}

/**
 * @param {HTMLElement} target
 * @param {string} key
 */
function leave(target, key) {
  // Without a place for comments none are on their way.
  if (!thread.querySelector("#isso-root")) filling = Promise.resolve();
  // The next page may have it already.
  if (thread.parentElement !== target) return;
  drafts.set(key, field()?.value ?? "");
  thread.hidden = true;
  document.body.append(thread);
}

/** @returns {Isso | undefined} what the script leaves on the window */
function isso() {
  return Reflect.get(window, "Isso");
}

/** Resolves when the comments are there, which Isso's heading counts in the end. */
function filled() {
  return new Promise((resolve) => {
    const look = () => {
      if (!heading()?.textContent) return;
      observer.disconnect();
      resolve(undefined);
    };
    const observer = new MutationObserver(look);
    observer.observe(thread, { childList: true, subtree: true, characterData: true });
    look();
  });
}

function heading() {
  return thread.querySelector(".isso-thread-heading");
}

function field() {
  /** @type {HTMLTextAreaElement | null} */
  const text = thread.querySelector(":scope > .isso-postbox .isso-textarea");
  return text;
}
