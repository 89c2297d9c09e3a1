import { describe, expect, it } from "vitest";
import { defined } from "../../shared/defined";
import { beginningOf } from "./beginnings";

describe("where answers begin", () => {
  it("is known by how many there are", () => {
    expect(beginningOf(2040, 256)?.noun).toBe("anchor");
    expect(beginningOf(3549, 416)?.noun).toBe("cell");
    expect(beginningOf(2041, 256)).toBeNull();
  });

  it("goes through the cells of each grid by rows, from the fine grid to the coarse", () => {
    const { at } = defined(beginningOf(3549, 416));
    expect(at(0)).toEqual([0, 0, 1 / 52, 1 / 52]);
    expect(at(53)).toEqual([1 / 52, 1 / 52, 2 / 52, 2 / 52]);
    expect(at(52 ** 2)).toEqual([0, 0, 1 / 26, 1 / 26]);
    expect(at(3548)).toEqual([12 / 13, 12 / 13, 1, 1]);
    expect(() => at(3549)).toThrow(RangeError);
  });
});
