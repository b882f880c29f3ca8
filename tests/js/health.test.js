import assert from "node:assert/strict";
import { test } from "node:test";
import { askToPersist, lastExport, rememberExport } from "../../overrides/assets/gazette/health.js";
import { ReaderStorage } from "../../overrides/assets/gazette/storage.js";
import { FakeStorage, blocked } from "./fake-storage.js";

const NOW = new Date(2026, 5, 28, 12);
const open = () => new ReaderStorage("/", () => fake);
let fake;
test.beforeEach(() => (fake = new FakeStorage()));

/** Lets the browser have the storage manager `manager` while `run` runs. */
async function withManager(manager, run) {
  const original = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  Object.defineProperty(globalThis, "navigator", { value: { storage: manager }, configurable: true });
  try {
    await run();
  } finally {
    Object.defineProperty(globalThis, "navigator", original);
  }
}

for (const [then, days] of [
  [NOW, 0],
  [new Date(2026, 5, 28, 0, 1), 0],
  [new Date(2026, 5, 27, 23, 59), 1],
  [new Date(2026, 5, 16, 12), 12],
  [new Date(2026, 2, 28, 12), 92],
  [new Date(2026, 5, 29), null],
]) {
  test(`an export of ${then.toISOString()} was ${days} midnights ago`, () => {
    const storage = open();
    rememberExport(storage, then);
    assert.equal(lastExport(storage, NOW), days);
  });
}

for (const at of [undefined, null, 7, "", "soon", {}]) {
  test(`${JSON.stringify(at)} is no time of an export`, () => {
    const storage = open();
    storage.set("exported", { at });
    assert.equal(lastExport(storage, NOW), null);
  });
}

test("nothing was exported yet", () => {
  assert.equal(lastExport(open(), NOW), null);
});

test("the browser is asked once, however often pages are opened", async () => {
  let asked = 0;
  await withManager({ persist: async () => (asked += 1) }, async () => {
    await Promise.all([askToPersist(open()), askToPersist(open())]);
    await askToPersist(open());
  });
  assert.equal(asked, 1);
});

test("a refusal is taken for an answer", async () => {
  let asked = 0;
  const persist = async () => {
    asked += 1;
    throw new TypeError("not allowed");
  };
  await withManager({ persist }, async () => {
    await askToPersist(open());
    await askToPersist(open());
  });
  assert.equal(asked, 1);
});

for (const [name, manager] of Object.entries({ none: undefined, old: {} })) {
  test(`a browser that cannot be asked is asked when it can: ${name}`, async () => {
    let asked = 0;
    await withManager(manager, () => askToPersist(open()));
    await withManager({ persist: async () => (asked += 1) }, () => askToPersist(open()));
    assert.equal(asked, 1);
  });
}

test("nobody asks to keep what is kept nowhere, or where there is no room for the answer", async () => {
  let asked = 0;
  await withManager({ persist: async () => (asked += 1) }, async () => {
    await askToPersist(new ReaderStorage("/", blocked));
    fake.capacity = 0;
    await askToPersist(open());
  });
  assert.equal(asked, 0);
});
