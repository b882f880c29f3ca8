/** What "Reading marks" opens: all parts marked as read, the off switch, and the way back. */

import { readAll, turnOff, turnOn } from "./forgetting.js";
import { Texts, fill, part } from "./parts.js";

/** @typedef {import("./progress.js").List} List */

/** What can be taken back of what was done on a page, the last one last. */
/** @type {WeakMap<List, (() => void)[]>} */
const done = new WeakMap();

/**
 * @param {List} list
 * @param {string} name of the button that was pressed
 */
export function press(list, name) {
  const { reading, root } = list;
  const undo = done.get(list) ?? [];
  done.set(list, undo);
  if (name === "mark-all") undo.push(readAll(reading, list.series ?? "", list.latest, new Date()));
  if (name === "off") undo.push(turnOff(reading));
  if (name === "on") turnOn(reading);
  if (name === "undo") undo.pop()?.();
  list.show();

  /** @type {(name: string, shown: boolean) => void} */
  const toggle = (key, shown) => void (part(root, key, HTMLElement).hidden = !shown);
  if (list.series) toggle("mark-all", !reading.off && !list.allRead);
  toggle("off", !reading.off);
  toggle("on", reading.off);
  toggle("undo", undo.length > 0);

  const texts = new Texts(root, root.getAttribute("locale") ?? "en");
  fill(root, "status", name === "open" ? "" : texts.get(name));
  const pressed = part(root, name, HTMLElement);
  if (pressed.hidden) part(root, undo.length ? "undo" : "title", HTMLElement).focus();
}
