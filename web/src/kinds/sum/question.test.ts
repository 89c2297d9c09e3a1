import { describe, expect, it } from "vitest";
import type { SumSettings } from "../../contract";
import { questionOf, randomQuestion } from "./question";

const settings: SumSettings = {
  alphabet: "0123456789+ ",
  input_length: 5,
  output_length: 3,
  digits: 2,
  examples: ["17+38"],
  unsure_below: 0.5,
  invitation: "Type a sum",
};

describe("questionOf", () => {
  it("pads on the left and gives the ids of the characters", () => {
    expect(questionOf("7+8", settings)).toMatchObject({ text: "7+8", padded: "  7+8", truth: 15 });
    expect(questionOf("7+8", settings)).toMatchObject({ tokens: Int32Array.from([11, 11, 7, 10, 8]) });
  });

  it.each([
    [" 17 + 38 =", "17+38"],
    ["１７＋３８", "17+38"],
    ["07+8", "7+8"],
    ["\u202a1\u00ad7\u200b+\u20603\ufe0f8\u202c", "17+38"],
    ["\u0661\u0667\u2795\u0663\u0668", "17+38"],
    [`17${"\u200b".repeat(100)}+38`, "17+38"],
    ["0+0", "0+0"],
  ])("reads %j as %s", (typed, text) => expect(questionOf(typed, settings)).toMatchObject({ text }));

  it.each([
    ["", /Type two numbers/],
    ["   ", /Type two numbers/],
    ["abc", /digits and a plus/],
    ["7+", /second number/],
    ["+7", /before the plus/],
    ["7", /Add a plus/],
    ["12345", /Add a plus/],
    ["12345+1", /0 to 99/],
    ["1+2+3", /one plus/],
    ["7\u00b2+3", /digits and a plus/],
    ["1".repeat(41), /too long/],
    ["7-3", /only learned to add/],
    ["7×3", /only learned to add/],
    ["9".repeat(1_000_000), /too long/],
  ])("says what to do about %.12j", (typed, why) => {
    const question = questionOf(typed, settings);
    expect("why" in question && question.why).toMatch(why);
  });

  it("draws questions that it accepts", () => {
    for (let i = 0; i < 200; i++) expect(questionOf(randomQuestion(settings), settings)).toHaveProperty("truth");
    expect(randomQuestion(settings, () => 0.9999)).toBe("99+99");
  });
});
