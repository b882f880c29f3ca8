/** What was read, on the page of a reader's own comments: shown, forgotten, exported, imported. */

import { forget, restore, turnOff, turnOn } from "./forgetting.js";
import { Texts, fill, part, stamp } from "./parts.js";
import { exportReading, importReading } from "./reading-file.js";
import { ALL, READ, Reading } from "./reading.js";

/** How many of the posts read last are named. */
const NAMED = 10;

export class MyReading {
  /**
   * @param {import("./my-comments.js").MyComments} page with what `gazette/my-reading.html` has left
   * @param {AbortSignal} signal ends it
   */
  constructor(page, signal) {
    this.page = page;
    this.root = part(page.root, "reading", HTMLElement);
    this.storage = page.storage;
    this.reading = new Reading(page.storage);
    const texts = new Texts(this.root, page.locale);
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
    if (size) this.page.part("export").hidden = false;
    this.part("off").hidden = reading.off;
    this.part("on").hidden = !reading.off;
    this.part("undo").hidden = !this.done.length;
  }

  /** Leads a reader here who followed a link to this section. */
  reveal() {
    if (location.hash === `#${this.root.id}`) this.root.scrollIntoView();
  }

  /** What to add to an export. */
  export() {
    return exportReading(this.reading);
  }

  /** What to say of that. */
  get said() {
    const count = this.storage.namesFrom(READ).length;
    return count ? ` ${this.text("exported", { count })}` : "";
  }

  /**
   * @param {unknown} file what a file says was read
   * @returns {string[]} what came of it
   */
  import(file) {
    if (!Object(file).posts && !Object(file).series) return [];
    if (this.reading.off) return [this.text("left-out")];
    const { fresh, known, refused, full } = importReading(this.reading, file, new Date());
    const said = fresh || known ? [this.text("imported", { fresh, known })] : [];
    for (const [key, count] of Object.entries({ refused, full })) {
      if (count) said.push(this.text(key, { count }));
    }
    return said;
  }

  /**
   * @private
   * @param {readonly string[]} names
   */
  latest(names) {
    const now = new Date();
    const { catalogue, site, times } = this.page.place;
    const { posts } = catalogue;
    const read = names.map((name) => ({ name, at: String(this.storage.get(name)?.at) }));
    read.sort((one, other) => (one.at < other.at ? 1 : -1));
    return read.slice(0, NAMED).map(({ name, at }) => {
      const id = name.slice(READ.length);
      const post = Object.hasOwn(posts, id) ? posts[id] : undefined;
      const item = stamp(this.root, "reading-template");
      const link = part(item, "reading-title", HTMLAnchorElement);
      link.textContent = post?.title ?? id;
      if (post) link.href = new URL(post.url, site).href;
      const then = new Date(at);
      if (!Number.isNaN(then.getTime())) fill(item, "reading-time", times.relative(then, now));
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
    void this.page.refresh();
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
