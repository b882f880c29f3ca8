/**
 * Follows the link of a page that has moved, with the query and the fragment that the reader came
 * with: to a comment, say. It is no module, so that it runs on pages opened from the disk as well.
 */

{
  const link = document.querySelector("a");
  if (link) location.replace(link.href + location.search + location.hash);
}
