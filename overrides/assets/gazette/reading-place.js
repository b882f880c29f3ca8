/** The places of a post in its series, read off the ways through them that its page shows. */

import { partsOf, postOf } from "./progress.js";

/** @typedef {import("./reading.js").Place} Place */
/** @typedef {import("./reading.js").Step} Step */

/**
 * @param {HTMLElement} root <gazette-progress parts="…">, which has the post's numbers by series
 * @param {URL} site its root
 * @returns {Place[]}
 */
export function placesOf(root, site) {
  /** @type {NodeListOf<HTMLElement>} */
  const ways = document.querySelectorAll("nav[data-gz-series]");
  const heads = document.querySelectorAll(".gz-head__series > li");
  const numbers = JSON.parse(root.getAttribute("parts") ?? "{}");
  /** @param {string} address */
  const inside = (address) => address.slice(site.href.length);
  const here = inside(location.origin + location.pathname);

  return Array.from(ways, (way, index) => {
    const series = way.dataset.gzSeries ?? "";
    /** @type {(item?: Element | null) => Step | null} null where parts are left out */
    const step = (item) => {
      const link = item?.querySelector("a");
      if (!(item instanceof HTMLElement) || !link) return null;
      return { post: postOf(item), number: partsOf(item)[series] ?? 0, url: inside(link.href) };
    };
    const current = way.querySelector("[aria-current]");
    const next = current?.nextElementSibling;
    // A link to the post says which series it is in, unless that is the first.
    const fragment = index ? `#${encodeURIComponent(heads[index]?.id ?? "")}` : "";
    return {
      series,
      number: numbers[series],
      url: here + fragment,
      previous: step(current?.previousElementSibling),
      following: [step(next), step(next?.nextElementSibling)].filter((one) => one !== null),
    };
  });
}
