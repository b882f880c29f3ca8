/** localStorage's behaviour, with room for `capacity` characters. */
export class FakeStorage {
  constructor(capacity = Infinity) {
    this.capacity = capacity;
    this.entries = new Map();
  }
  get length() {
    return this.entries.size;
  }
  key(index) {
    return [...this.entries.keys()][index] ?? null;
  }
  getItem(key) {
    return this.entries.get(key) ?? null;
  }
  setItem(key, value) {
    const others = [...this.entries].filter(([other]) => other !== key);
    const used = others.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (used + key.length + value.length > this.capacity) throw new Error("QuotaExceededError");
    this.entries.set(key, value);
  }
  removeItem(key) {
    this.entries.delete(key);
  }
}

/** What the browser does where the reader has forbidden storage. */
export function blocked() {
  throw new Error("SecurityError");
}
