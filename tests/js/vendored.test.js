import assert from "node:assert/strict";
import { test } from "node:test";
import { bundle, vendored } from "./vendored.js";

test("the vendored libraries are those of package-lock.json; if not, `make vendor`", async () => {
  for (const [name, text] of await bundle()) assert.equal(await vendored(name), text, name);
});
