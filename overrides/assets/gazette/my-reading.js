/** What was read, on the page of a reader's own comments: shown, forgotten, exported, imported. */

import { forget, restore, turnOff, turnOn } from "./forgetting.js";
import { Texts, fill, part, stamp } from "./parts.js";
import { exportReading, importReading } from "./reading-file.js";
import { ALL, READ, Reading } from "./reading.js";

/** @typedef {import("./my-comments-list.js").Place} Place */

/** How many of the posts read last are named. */
const NAMED = 10;

export class MyReading {
  /**
   * @param {HTMLElement} root what `gazette/my-reading.html` has left
   * @param {import("./storage.js").ReaderStorage} storage
   * @param {Pick<Place, "catalogue" | "site" | "times">} place
   * @param {string} locale a BCP 47 tag
   * @param {AbortSignal} signal ends it
   */
  constructor(root, storage, { catalogue, site, times }, locale, signal) {
    this.root = root;
    this.storage = storage;
    this.posts = catalogue.posts;
    this.site = site;
    this.times = times;
    this.reading = new Reading(storage);
    const texts = new Texts(root, locale);
    /** @type {Texts["get"]} */
    this.text = (key, values) => texts.get(key, values);
    /** @type {(() => void)[]} what can be taken back, the last one last */
    this.done = [];
    /** @type {(name: string, act: () => void) => void} */
    const on = (name, act) => this.part(name).addEventListener("click", act, { signal });
    on("forget", () => {
      const taken = forget(this.reading);
      this.tell("forgotten", () => restore(this.reading, taken));
    });
    on("off", () => this.tell("forgotten", turnOff(this.reading)));
    on("on", () => {
      turnOn(this.reading);
      this.tell("");
    });
    on("undo", () => {
      this.done.pop()?.();
      this.tell("undone");
    });
  }

  /** Whether there is anything for a file. */
  get any() {
    return [READ, ALL].some((start) => this.storage.namesFrom(start).length > 0);
  }

  /** Brings the section in line with what is remembered. */
  refresh() {
    const { reading, storage } = this;
    const names = storage.namesFrom(READ);
    const posts = names.length;
    const series = storage.namesFrom(ALL).length;
    const facts = Object.entries({ posts, series }).filter(([, count]) => count);
    const size = facts.map(([key, count]) => this.text(key, { count })).join(" ");
    const nothing = this.text(reading.off ? "off" : "nothing");
    fill(this.root, "reading-size", size || nothing);
    this.part("posts").replaceChildren(...this.latest(names));
    this.part("forget").hidden = !size;
    this.part("off").hidden = reading.off;
    this.part("on").hidden = !reading.off;
    this.part("undo").hidden = !this.done.length;
  }

  /** Leads a reader here who followed a link to this section. */
  reveal() {
    if (location.hash === `#${this.root.id}`) this.root.scrollIntoView();
  }

  /** What to add to an export, and what to say of it. */
  export() {
    const reading = exportReading(this.reading);
    const count = reading?.posts?.length ?? 0;
    return { reading, said: count ? this.text("exported", { count }) : "" };
  }

  /**
   * @param {unknown} file what a file says was read
   * @returns {string} what came of it
   */
  import(file) {
    if (!Object(file).posts && !Object(file).series) return "";
    if (this.reading.off) return this.text("left-out");
    const { fresh, known, refused, full } = importReading(this.reading, file, new Date());
    const said = fresh || known ? [this.text("imported", { fresh, known })] : [];
    for (const [key, count] of Object.entries({ refused, full })) {
      if (count) said.push(this.text(key, { count }));
    }
    return said.join(" ");
  }

  /**
   * @private
   * @param {readonly string[]} names
   */
  latest(names) {
    const now = new Date();
    const read = names.map((name) => ({ name, at: String(this.storage.get(name)?.at) }));
    read.sort((one, other) => (one.at < other.at ? 1 : -1));
    return read.slice(0, NAMED).map(({ name, at }) => {
      const id = name.slice(READ.length);
      const post = Object.hasOwn(this.posts, id) ? this.posts[id] : undefined;
      const item = stamp(this.root, "reading-template");
      const link = part(item, "reading-title", HTMLAnchorElement);
      link.textContent = post?.title ?? id;
      if (post) link.href = new URL(post.url, this.site).href;
      const then = new Date(at);
      if (!Number.isNaN(then.getTime())) fill(item, "reading-time", this.times.relative(then, now));
      return item;
    });
  }

  /**
   * @private
   * @param {string} text the key of what to say
   * @param {() => void} [undo] what would take it back
   */
  tell(text, undo) {
    if (undo) this.done.push(undo);
    this.refresh();
    this.root.dispatchEvent(new Event("gz-reading", { bubbles: true }));
    fill(this.root, "reading-status", text && this.text(text));
    this.part(undo ? "undo" : "heading").focus();
  }

  /**
   * @private
   * @param {string} name
   */
  part(name) {
    return part(this.root, `reading-${name}`, HTMLElement);
  }
}
