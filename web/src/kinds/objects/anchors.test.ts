import { describe, expect, it } from "vitest";
import { anchorAt, countOfAnchors } from "./anchors";
import cases from "./anchors.fixture.json";

describe("anchors", () => {
  it.each(cases)("lie where Python's lie, for pictures of $size pixels", ({ size, count, which, boxes }) => {
    expect(countOfAnchors(size)).toBe(count);
    expect(which.map((position) => anchorAt(position, size))).toEqual(boxes);
  });

  it("end with the last one", () => {
    expect(() => anchorAt(countOfAnchors(256), 256)).toThrow(RangeError);
  });
});
