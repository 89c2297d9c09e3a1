import { afterEach, expect, test, vi } from "vitest";
import { markTried, readTried } from "./tried";

function keep(store: { value: string | null; full?: boolean }) {
  vi.stubGlobal("localStorage", {
    getItem: () => store.value,
    setItem: (_key: string, value: string) => {
      if (store.full) throw new Error("full");
      store.value = value;
    },
  });
  return store;
}
afterEach(() => vi.unstubAllGlobals());

test("what was tried is kept once", () => {
  keep({ value: null });
  markTried("digits");
  markTried("sums");
  markTried("digits");
  expect([...readTried()]).toEqual(["digits", "sums"]);
});

test.each(["", "{", "7", '{"a":1}', "null"])("anything else that is kept counts as nothing: %s", (value) => {
  keep({ value });
  expect(readTried().size).toBe(0);
});

test("what is no name is left out", () => {
  keep({ value: '["digits", 3, null, {"a": 1}]' });
  expect([...readTried()]).toEqual(["digits"]);
});

test("without storage nothing is marked, and nothing fails", () => {
  vi.stubGlobal("localStorage", undefined);
  markTried("digits");
  expect(readTried().size).toBe(0);
  keep({ value: null, full: true });
  markTried("digits");
  expect(readTried().size).toBe(0);
});
