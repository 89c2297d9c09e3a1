import { expect, test } from "vitest";
import type { Manifest } from "../contract";
import { itemAt } from "../shared/defined";
import { chaptersOf, startsOf, stopsOf } from "./course";

const made = (id: string, order?: [number, number], start = "") =>
  ({
    id,
    title: id,
    ...(order && { course: { chapter: `chapter ${order[0]}`, promise: "", order, lesson: "", try_this: "", start } }),
  }) as Manifest;
const ALL = [made("a", [2, 1]), made("own"), made("b", [0, 2], "Begin"), made("c", [0, 1]), made("another")];

test("chapters come in their order, and what is in none comes last", () => {
  const told = chaptersOf(ALL).map(({ title, experiments }) => [title, ...experiments.map(({ id }) => id)]);
  expect(told).toEqual([
    ["chapter 0", "c", "b"],
    ["chapter 2", "a"],
    ["More experiments", "another", "own"],
  ]);
});

test("every experiment knows its neighbours", () => {
  expect(stopsOf(itemAt(ALL, 3), ALL)).toEqual({ previous: null, next: { id: "b", title: "b" } });
  expect(stopsOf(itemAt(ALL, 0), ALL)).toEqual({
    previous: { id: "b", title: "b" },
    next: { id: "another", title: "another" },
  });
  expect(stopsOf(itemAt(ALL, 1), ALL).next).toBeNull();
});

test("only some have a large button", () => {
  expect(startsOf(ALL).map(({ id }) => id)).toEqual(["b"]);
});
