/**
 * <gazette-comment-provider provider="…" post="…" load="visible|click" …>: the comments on one
 * post where another server keeps them. Nothing of it is loaded before the reader comes near
 * or asks for it. The options of mkdocs.yml are the `data-` attributes.
 */

import { Texts, part } from "../parts.js";
import { ReaderStorage } from "../storage.js";
import { Thread } from "../thread.js";
import { Palette } from "./palette.js";
import { PrivateComments } from "./private-comments.js";

/**
 * What a comment system is told.
 *
 * @typedef {object} Place
 * @property {HTMLElement} target where it goes; empty
 * @property {DOMStringMap} options as in mkdocs.yml
 * @property {string} post the post's id
 * @property {string} postTitle
 * @property {URL} site the address of the site's root
 * @property {string} locale a BCP 47 tag
 * @property {string} title of what is mounted, for screen readers
 * @property {boolean} dark whether the page is
 * @property {AbortSignal} signal ends it: whatever it has begun must be undone then
 */

/**
 * Shows the comments. Resolves once there is something to see, with what follows the palette.
 *
 * @typedef {(place: Place) => Promise<(dark: boolean) => void>} Mount
 */

/** @type {Record<string, () => Promise<{ mount: Mount }>>} */
const SYSTEMS = {
  giscus: () => import("./giscus.js"),
  utterances: () => import("./utterances.js"),
  isso: () => import("./isso.js"),
  remark42: () => import("./remark42.js"),
  waline: () => import("./waline.js"),
};

/** The site's root: this module lies three folders below it. */
const SITE = new URL("../../../", import.meta.url);

/** How far from the window comments are loaded, so that they are there when they are reached. */
const NEAR = "600px 0px";

/** How long a server may take before the reader is told that it does not answer. */
const PATIENCE_MS = 20_000;

/** Addresses of single comments: who follows one wants to see it. */
const PERMALINK = /^#(isso-|remark42__comment-)/;

export class GazetteCommentProvider extends HTMLElement {
  connectedCallback() {
    /** @private */
    this.connection = new AbortController();
    const { signal } = this.connection;
    const post = this.getAttribute("post") ?? "";
    const locale = this.getAttribute("locale") ?? "en";
    /** @private */
    this.texts = new Texts(this, locale);
    /** @private */
    this.palette = new Palette(this, signal);
    const storage = new ReaderStorage(SITE.pathname);
    new PrivateComments(this, new Thread(storage, post), this.texts, locale).keep(storage, signal);
    part(this, "load", HTMLElement).addEventListener("click", () => this.ask(), { signal });
    part(this, "retry", HTMLElement).addEventListener("click", () => this.ask(), { signal });
    part(this, "region", HTMLElement).hidden = false;
    this.wait(signal);
  }

  disconnectedCallback() {
    this.connection?.abort();
    this.attempt?.abort();
  }

  /**
   * Loads the comments when it is time.
   *
   * @private
   * @param {AbortSignal} signal
   */
  wait(signal) {
    const onClick = this.getAttribute("load") === "click";
    // Who has just signed in there comes back with a token under the system's name.
    const returning = new URLSearchParams(location.search).has(this.system);
    if (returning || (!onClick && PERMALINK.test(location.hash))) void this.load();
    else if (onClick) this.show("offer");
    else {
      const near = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          near.disconnect();
          void this.load();
        },
        { rootMargin: NEAR },
      );
      near.observe(this);
      signal.addEventListener("abort", () => near.disconnect());
    }
  }

  /** @private */
  get system() {
    return this.getAttribute("provider") ?? "";
  }

  /**
   * Loads because the reader said so; the button that was pressed is gone then.
   *
   * @private
   */
  ask() {
    part(this, "title", HTMLElement).focus();
    void this.load();
  }

  /** @private */
  async load() {
    this.attempt?.abort();
    const attempt = new AbortController();
    /** @private */
    this.attempt = attempt;
    const { signal } = attempt;
    const target = part(this, "widget", HTMLElement);
    target.replaceChildren();
    this.show("progress");
    const patience = setTimeout(() => this.fail(), PATIENCE_MS);
    signal.addEventListener("abort", () => clearTimeout(patience));
    try {
      const follow = await this.mount(target, signal);
      if (signal.aborted) return;
      this.palette?.follow(follow, signal);
      this.show("widget");
      this.say(this.texts?.get("loaded") ?? "");
    } catch {
      // The browser has said in its console what failed; the reader gets a sentence.
      if (signal.aborted) return;
      attempt.abort();
      target.replaceChildren();
      this.fail();
    } finally {
      clearTimeout(patience);
    }
  }

  /**
   * @private
   * @param {HTMLElement} target
   * @param {AbortSignal} signal
   */
  async mount(target, signal) {
    const module = await SYSTEMS[this.system]?.();
    signal.throwIfAborted();
    if (!module) throw new Error(`There is no comment system called ${this.system}.`);
    return module.mount({
      target,
      options: this.dataset,
      post: this.getAttribute("post") ?? "",
      postTitle: this.getAttribute("post-title") ?? "",
      site: SITE,
      locale: this.getAttribute("locale") ?? "en",
      title: part(this, "title", HTMLElement).textContent ?? "",
      dark: this.palette?.dark ?? false,
      signal,
    });
  }

  /** @private */
  fail() {
    this.show("failure");
    this.say(part(this, "failure-text", HTMLElement).textContent ?? "");
  }

  /**
   * Shows one of the states before the comments are there. What has been mounted stays, for a
   * server may answer late.
   *
   * @private
   * @param {"offer" | "progress" | "failure" | "widget"} state
   */
  show(state) {
    for (const name of ["offer", "progress", "failure"]) {
      part(this, name, HTMLElement).hidden = name !== state;
    }
  }

  /**
   * @private
   * @param {string} text
   */
  say(text) {
    part(this, "status", HTMLElement).textContent = text;
  }
}
