/**
 * Bundles the libraries that the site's scripts import into `overrides/assets/gazette/vendor/`:
 * `make vendor`. Browsers get them from the site itself, in one file and without what is not used.
 */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const VENDOR = new URL("../../overrides/assets/gazette/vendor/", import.meta.url);

/** The bundle's source: all that our scripts import. */
const ENTRY = 'export { fromMarkdown } from "mdast-util-from-markdown";';

/** @returns {Promise<Map<string, string>>} the content of each file by its name */
export async function bundle() {
  const { outputFiles, metafile } = await build({
    stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL(".", import.meta.url)) },
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    minify: true,
    metafile: true,
    write: false,
    banner: { js: "// @ts-nocheck\n// Third-party code: see markdown.LICENSE.txt. Made by `make vendor`." },
  });
  const folders = new Set(Object.keys(metafile.inputs).map(packageOf).filter((name) => name !== ""));
  const licences = await Promise.all([...folders].sort().map(licence));
  return new Map([
    ["markdown.js", outputFiles[0].text],
    ["markdown.LICENSE.txt", `${licences.join(`\n${"-".repeat(72)}\n\n`)}`],
  ]);
}

/** @param {string} path of a source file */
function packageOf(path) {
  return path.match(/node_modules\/((@[^/]+\/)?[^/]+)\//)?.[1] ?? "";
}

/** @param {string} name of a package */
async function licence(name) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license, author } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const text = await readFile(new URL("license", folder), "utf8").catch(() => "");
  const who = typeof author === "string" ? author : author?.name;
  return `${name} ${version} (${license})\n\n${text.trim() || `Copyright ${who}`}\n`;
}

/** @param {string} name */
export async function vendored(name) {
  return readFile(new URL(name, VENDOR), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of await bundle()) await writeFile(new URL(name, VENDOR), text);
}
