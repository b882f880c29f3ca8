/**
 * Hands a text to the reader as a file.
 *
 * @param {string} text
 * @param {string} name of the file
 * @param {string} type its media type
 */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
