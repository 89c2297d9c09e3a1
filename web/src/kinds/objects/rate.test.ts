import { expect, it } from "vitest";
import { newRate } from "./rate";

it("is the rate of the latest answers, and 0 after the first", () => {
  const rate = newRate();
  expect(rate(500)).toBe(0);
  expect(rate(600)).toBeCloseTo(10);
  for (let time = 650; time <= 1650; time += 50) rate(time);
  expect(rate(1700)).toBeCloseTo(20);
});
