import { describe, expect, it } from "vitest";
import { begun } from "./beginning";
import cases from "./beginnings.fixture.json";

describe("a beginning", () => {
  for (const { start, begun: expected } of cases.beginnings) {
    it(`becomes what Python makes of it: ${JSON.stringify(start)}`, () => expect(begun(start, cases)).toBe(expected));
  }
  it("stays as it is where texts have no parts", () =>
    expect(begun("1. To be, or", { form: [], frame: "{}", listed: false })).toBe("1. To be, or"));
});
