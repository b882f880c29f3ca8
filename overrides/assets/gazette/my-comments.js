/** <gazette-my-comments locale="…">: everything a reader wrote across the publication. */

import { download } from "./download.js";
import { FILE_LIMIT, UnreadableFileError, makeFile, merge, readFile } from "./export-file.js";
import { askToPersist, rememberExport, showHealth } from "./health.js";
import { Library } from "./library.js";
import { filter, showComments } from "./my-comments-list.js";
import { Texts, fill, part } from "./parts.js";
import { Prose } from "./prose.js";
import { ReaderStorage } from "./storage.js";
import { TimeWords } from "./time.js";

/** @typedef {import("./export-file.js").ExportFile} ExportFile */

/** The site's root: this module lies two folders below it. */
const SITE = new URL("../../", import.meta.url);

/** How long titles may take before posts are shown by their ids. */
const PATIENCE_MS = 5000;

/** A pause in typing. */
const PAUSE_MS = 400;

/**
 * Brings the page to life.
 *
 * @param {HTMLElement} root <gazette-my-comments locale="…">
 * @param {string} _site the path of the site's root
 * @param {AbortSignal} signal ends it
 */
export async function mount(root, _site, signal) {
  const catalogue = await fetchCatalogue(root.getAttribute("edition") ?? "");
  const reading = root.querySelector('[data-gz="reading"]') && (await import("./my-reading.js"));
  if (signal.aborted) return;
  const page = new MyComments(root, catalogue, signal);
  if (reading) page.reading = new reading.MyReading(page, signal);
  await page.start();
  part(root, "region", HTMLElement).hidden = false;
  page.reading?.reveal();
}

export class MyComments {
  /**
   * @param {HTMLElement} root
   * @param {import("./library.js").Catalogue} catalogue
   * @param {AbortSignal} signal
   */
  constructor(root, catalogue, signal) {
    const locale = root.getAttribute("locale") ?? "en";
    const times = new TimeWords(locale);
    this.locale = locale;
    const texts = new Texts(root, locale);
    this.place = { root, texts, times, catalogue, site: SITE.href, prose: new Prose(signal) };
    /** @type {Texts["get"]} */
    this.text = (key, values) => texts.get(key, values);
    this.root = root;
    this.storage = new ReaderStorage(SITE.pathname);
    this.library = new Library(this.storage);
    /** @type {import("./my-reading.js").MyReading | null} */
    this.reading = null;
    /** @type {import("./comment.js").Comment[]} without what deleted ones have left */
    this.comments = [];
    /** @type {import("./my-comments-list.js").Entry[]} */
    this.entries = [];
    /** @type {import("./library.js").Taken} what was deleted here */
    this.taken = new Map();
    /** @type {ExportFile | null} another site's, about which the reader is asked */
    this.foreign = null;
    this.search = part(root, "search", HTMLInputElement);
    this.input = part(root, "import", HTMLInputElement);
    /** @type {(name: string, act: () => void, event?: string) => void} */
    const on = (name, act, event = "click") =>
      this.part(name).addEventListener(event, act, { signal });
    on("search", () => this.find(), "input");
    on("import", () => void this.open(), "change");
    on("export", () => this.export());
    on("delete", () => this.delete());
    on("undo", () => this.undo());
    on("accept", () => this.answer(true));
    on("decline", () => this.answer(false));
    const refresh = () => document.hidden || void this.refresh();
    this.storage.watch(refresh, signal);
    document.addEventListener("visibilitychange", refresh, { signal });
    window.addEventListener("pageshow", refresh, { signal });
  }

  /** Shows the comments for the first time. */
  async start() {
    await this.place.prose.prepare(this.library.read().map(({ body }) => body));
    await this.refresh();
  }

  /** Brings the page in line with what is stored. */
  async refresh() {
    const comments = this.library.read().filter(({ deleted }) => !deleted);
    if (JSON.stringify(comments) !== JSON.stringify(this.comments)) {
      this.comments = comments;
      this.entries = showComments(this.place, comments);
      filter(this.entries, this.search.value);
    }
    const any = comments.length > 0;
    for (const name of ["search-field", "export", "delete"]) this.part(name).hidden = !any;
    this.reading?.refresh();
    this.part("empty").hidden = any;
    this.part("undo").hidden = !this.taken.size;
    await showHealth(this.root, this.storage, this.locale);
  }

  find() {
    const found = filter(this.entries, this.search.value);
    clearTimeout(this.pause);
    // A screen reader is told once, not at every key.
    this.pause = setTimeout(() => {
      this.say(this.search.value && this.text("found", { found, count: this.entries.length }));
    }, PAUSE_MS);
  }

  export() {
    const now = new Date();
    const text = makeFile(this.library.read(), SITE.href, now, this.reading?.export());
    const name = `comments-${SITE.hostname}-${now.toISOString().slice(0, 10)}.json`;
    download(text, name, "application/json");
    rememberExport(this.storage, now);
    void this.refresh();
    this.say(this.text("exported", { count: this.comments.length }) + (this.reading?.said ?? ""));
  }

  /** Imports the file that was chosen, or asks about it. */
  async open() {
    const [file] = this.input.files ?? [];
    if (!file) return;
    this.foreign = null;
    try {
      const read = await readChosen(file);
      if (read.site === SITE.href) this.import(read);
      else this.foreign = read;
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      this.say(this.text(error.message));
    }
    // So that the same file can be chosen again.
    this.input.value = "";
    this.part("foreign").hidden = !this.foreign;
    if (!this.foreign) return;
    this.say(this.text("foreign", { site: this.foreign.site.slice(0, 200) || "?" }));
    this.part("decline").focus();
  }

  /** @param {boolean} accepted whether to import another site's file */
  answer(accepted) {
    this.input.focus();
    this.part("foreign").hidden = true;
    this.say("");
    if (this.foreign && accepted) this.import(this.foreign);
  }

  /** @param {ExportFile} file */
  import(file) {
    const here = this.library.read();
    const ids = new Set(here.map(({ id }) => id));
    const { changes, known, refused } = merge(file, here);
    const stored = this.library.put(changes);
    const updated = changes.slice(0, stored).filter(({ id }) => ids.has(id)).length;
    const counts = { fresh: stored - updated, updated, known, full: changes.length - stored };
    const list = new Intl.ListFormat(this.locale, { style: "narrow" });
    const reasons = list.format([...refused].map(([key, count]) => this.text(key, { count })));
    const sum = [...refused.values()].reduce((total, count) => total + count, 0);
    const facts = Object.entries({ ...counts, refused: sum })
      .filter(([, count]) => count)
      .map(([key, count]) => this.text(key, { count, reasons }));
    facts.push(...(this.reading?.import(file.reading) ?? []));
    void this.refresh();
    this.say(facts.join(" ") || this.text("nothing"));
    if (stored) void askToPersist(this.storage);
  }

  delete() {
    const count = this.comments.length;
    for (const [name, value] of this.library.clear()) this.taken.set(name, value);
    this.search.value = "";
    void this.refresh();
    this.say(this.text("deleted", { count }));
    this.part("undo").focus();
  }

  undo() {
    const before = this.comments.length;
    this.library.restore(this.taken);
    void this.refresh();
    const restored = this.text("restored", { count: this.comments.length - before });
    const count = this.taken.size;
    this.say(count ? `${restored} ${this.text("full", { count })}` : restored);
    if (!count) this.part("list").focus();
  }

  /** @param {string} name */
  part(name) {
    return part(this.root, name, HTMLElement);
  }

  /** @param {string} text shown, and told to screen readers */
  say(text) {
    fill(this.root, "status", text);
  }
}

/**
 * @param {File} file
 * @returns {Promise<ExportFile>}
 * @throws {UnreadableFileError}
 */
async function readChosen(file) {
  if (file.size > FILE_LIMIT) throw new UnreadableFileError("big");
  const text = await file.text().catch(() => {
    throw new UnreadableFileError("unreadable");
  });
  return readFile(text, new Date());
}

/**
 * @param {string} edition the directory of the language's pages: "" or "de/"
 * @returns {Promise<import("./library.js").Catalogue>} empty where it cannot be had
 */
async function fetchCatalogue(edition) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const address = new URL(`${edition}my-comments/posts.json`, SITE);
    const response = await fetch(address, { signal });
    const { posts, series } = await response.json();
    return { posts: Object(posts), series: Object(series) };
  } catch {
    return { posts: {}, series: {} };
  }
}
