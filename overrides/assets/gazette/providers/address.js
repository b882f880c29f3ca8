/** What ties comments to their post on another server, and what a server is told of the page. */

/**
 * The address under which a system that knows pages by their addresses keeps the comments on a
 * post: the page's own, or one made from the post's id, which never changes.
 *
 * @param {import("./element.js").Place} place
 */
export function threadAddress({ options, post, site }) {
  if (options.thread === "address") return new URL(location.pathname, location.origin);
  return new URL(`?post=${encodeURIComponent(post)}`, site);
}

/**
 * The name under which a system that searches by names keeps the comments on a post.
 *
 * @param {string | undefined} kind as in mkdocs.yml
 * @param {string} post the post's id
 */
export function threadName(kind, post) {
  const names = new Map([
    ["pathname", pathName()],
    ["url", String(pageAddress())],
    ["title", document.title],
    ["og:title", meta("og:title") || document.title],
  ]);
  return names.get(kind ?? "") ?? post;
}

/** The page's path as those systems write it: without slash and suffix. */
export function pathName() {
  return location.pathname.slice(1).replace(/\.\w+$/, "") || "index";
}

/** The page's address without what leads to a place on it. */
export function pageAddress() {
  const address = new URL(location.href);
  address.hash = "";
  return address;
}

/**
 * What the page says about itself, "" if nothing.
 *
 * @param {string} property of a `<meta>`, such as "og:title"
 */
export function meta(property) {
  const name = property.replace(/^og:/, "");
  const found = document.querySelector(`meta[property="${property}"], meta[name="${name}"]`);
  return found?.getAttribute("content") ?? "";
}
