import { expect, it } from "vitest";
import { describePlace } from "../shared/words";
import { describeCounterfactual, describeTokenEffects, describeOcclusion, describePeakPlace } from "./describe";

it("says where the places lie that matter most", () => {
  const map = new Float32Array(100);
  expect(describePeakPlace(map, 10)).toBe("nowhere in particular");
  map[0] = 1;
  expect(describePeakPlace(map, 10)).toBe("at the top left");
  expect([describePlace(0.5, 0.5), describePlace(0.9, 0.5), describePlace(0.5, 0.9)]).toEqual([
    "in the middle",
    "on the right",
    "at the bottom",
  ]);
});

it("says what covering did, or that no place decides", () => {
  expect(describeOcclusion("8", 0.99, 0.4, "in the middle")).toContain("leaves 40 %");
  expect(describeOcclusion("8", 0.99, 0.97, "in the middle")).toContain("No single place decides");
});

it("says what would change its mind", () => {
  const change = { square: { left: 0, top: 0, side: 4 }, filling: "ink", answer: 1, probability: 0.7 } as const;
  expect(describeCounterfactual(change, "3", "8", 28, true)).toBe(
    "Add a blot of 4 × 4 pixels at the top left, and it says 8 (70 %). No smaller square that was tried does it.",
  );
  expect(describeCounterfactual(null, "3", "", 28, true)).toContain("Nothing that was tried");
});

it("says which character each digit needs", () => {
  expect(describeTokenEffects([" ", "7"], [" ", "9"], [0, 0, 3, 5])).toContain(
    "The 9 at place 2 of the answer most needs the 7 at place 2 of the question",
  );
  expect(describeTokenEffects(["7"], ["9"], [-2])).toContain("does not hang on any one of them");
  expect(describeTokenEffects([" "], [" "], [0])).toBe("");
});
