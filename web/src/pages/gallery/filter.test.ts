import { expect, test } from "vitest";
import type { Manifest } from "../../contract";
import { EMPTY, choices, fromQuery, matching, toQuery } from "./filter";

const make = (id: string, family: string, input: string, tags: string[]) =>
  ({ id, title: id, summary: "", family, task: "classification", input, tags }) as unknown as Manifest;
const all = [make("digits", "CNN", "drawing", ["numbers"]), make("sums", "RNN", "text", ["numbers", "recurrent"])];

test("words and values narrow the gallery together", () => {
  expect(matching(all, EMPTY)).toHaveLength(2);
  expect(matching(all, { ...EMPTY, text: " NUMBERS recur" })).toEqual([all[1]]);
  expect(matching(all, { ...EMPTY, family: "CNN", text: "recurrent" })).toEqual([]);
  expect(choices(all, "input")).toEqual(["drawing", "text"]);
});

test("a filter survives the address, and a strange address does no harm", () => {
  const filter = { ...EMPTY, text: "a & b", family: "CNN" };
  expect(fromQuery(toQuery(filter))).toEqual(filter);
  expect(toQuery(EMPTY)).toBe("");
  expect(fromQuery(`?text=${"x".repeat(9999)}&other=1`).text).toHaveLength(80);
});
