import { describe, expect, it } from "vitest";
import type { Layer } from "../contract";
import { inWords, reachOf, viewOf } from "./shape";

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
    expect(inWords(layer(1, 2, 3), [0, 1, 0.02, 0, 0.5, 0.9], [])).toBe("2 of 3 maps found something here; number 2 most of all.");
  });

  it("names the step at which a memory changes most", () => {
    expect(inWords(layer(3, 2), [0, 0, 0.1, 0, 0.9, -0.9], ["1", "+", "2"])).toMatch(/most at “2” \(place 3\)/);
  });

  it("counts the units of a strip", () => {
    expect(inWords(layer(4), [0, 2, -2, 0.1], [])).toBe("2 of 4 units are active.");
  });
});

it("draws a layer that is silent without dividing by 0", () => expect(reachOf([0, 0])).toBe(1));
