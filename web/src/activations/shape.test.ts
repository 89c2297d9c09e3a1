import { describe, expect, it } from "vitest";
import type { Layer } from "../contract";
import { describeValues, nameOfLayer, peaksOf, reachOf, strongest, viewOf } from "./shape";

const layer = (...shape: number[]) => ({ name: "one", shape }) as Layer;

describe("viewOf", () => {
  it("shows maps, grids and strips by their shape", () => {
    expect(viewOf([14, 12, 32])).toEqual({ form: "maps", rows: 14, columns: 12, count: 32 });
    expect(viewOf([5, 128])).toEqual({ form: "grid", rows: 5, columns: 128 });
    expect(viewOf([10])).toEqual({ form: "strip", count: 10 });
  });
});

describe("inWords", () => {
  it("counts the maps that found something and names the strongest", () => {
    expect(describeValues(layer(1, 2, 3), [0, 1, 0.02, 0, 0, 0.9], [])).toBe(
      "2 of 3 maps found something here; number 2 most of all.",
    );
  });

  it("names the step at which a memory changes most", () => {
    expect(describeValues(layer(3, 2), [0, 0, 0.1, 0, 0.9, -0.9], ["1", "+", "2"])).toMatch(/most at “2” \(place 3\)/);
  });

  it("counts the units of a strip", () => {
    expect(describeValues(layer(4), [0, 2, 1, 0.1], [])).toBe("2 of 4 neurons are active; number 2 most of all.");
  });
});

it("draws a layer that is silent without dividing by 0", () => expect(reachOf([0, 0])).toBe(1));

describe("strongest", () => {
  it("names the strongest by number", () => expect(strongest([1, 4, 0, 3], 2)).toEqual([1, 3]));
  it("keeps what was shown unless another is clearly stronger", () => {
    expect(strongest([1, 1.2, 0], 1, [0])).toEqual([0]);
    expect(strongest([1, 1.3, 0], 1, [0])).toEqual([1]);
  });
});

it("measures maps and memories by how far their values lie apart, and neurons by their value", () => {
  expect([...peaksOf([1, -5, 2, -3], viewOf([1, 2, 2]))]).toEqual([1, 2]);
  expect([...peaksOf([7, -0.5, 7, 1], viewOf([2, 2]))]).toEqual([0, 1.5]);
  expect([...peaksOf([1, -5], viewOf([2]))]).toEqual([1, -5]);
});

it("names layers as people read them", () => {
  expect(["Conv1_relu", "block_16_project_BN", "writer_from_the_right"].map((name) => nameOfLayer({ name }))).toEqual([
    "conv 1",
    "block 16",
    "writer from the right",
  ]);
});
