/**
 * Comments that are a page of another server in a frame. Those servers offer scripts that make
 * such a frame, too; but they would run in the site's own page, and leave a listener behind on
 * each page that the reader passes through.
 */

/**
 * Shows the page at `address` in a frame. Resolves with the frame when that page first speaks.
 *
 * @param {import("./element.js").Place} place
 * @param {URL} address
 * @param {(data: unknown, frame: HTMLIFrameElement) => void} listen is told what the page says
 * @returns {Promise<HTMLIFrameElement>}
 */
export function frame({ target, title, signal }, address, listen) {
  const element = document.createElement("iframe");
  element.className = "gz-provider__frame";
  element.title = title;
  element.allow = "clipboard-write";
  element.src = address.href;
  return new Promise((resolve) => {
    window.addEventListener(
      "message",
      (event) => {
        if (event.source !== element.contentWindow || event.origin !== address.origin) return;
        listen(event.data, element);
        resolve(element);
      },
      { signal },
    );
    target.append(element);
  });
}

/**
 * Gives a frame the height that its page asks for, in CSS pixels.
 *
 * @param {HTMLIFrameElement} element
 * @param {unknown} height
 */
export function resize(element, height) {
  if (typeof height === "number" && height > 0) element.style.height = `${height}px`;
}
