import { describe, expect, it } from "vitest";
import { defined } from "../../shared/defined";
import { candidatesOf } from "./nms";
import { countedOf, stepInWords, stepsOf, thrownInWords } from "./steps";

/** Three boxes on one thing, of which the last also bears a second name. */
const boxes = [0, 0, 1, 1, 0, 0, 1, 0.9, 0, 0, 1, 0.8];
const probabilities = [0.6, 0, 0.8, 0, 0.7, 0.9];
const candidates = candidatesOf(boxes, probabilities, 2, { above: 0.5, overlap: 0.5 });
const counted = countedOf(3, candidates, 20);

describe("the steps", () => {
  it("count anchors, answers, and what was thrown away", () => {
    expect(counted).toEqual({ all: 3, fired: 3, candidates: 4, thrown: 2, kept: 2, most: 20 });
  });

  it("say what happens", () => {
    const words = [0, 1, 2, 3].map((step) => stepInWords(step, counted, 0.5, 0.5));
    expect(words[0]).toContain(
      "Here 3 of them are at least 50 % sure that there is something; some name more than one thing, so there are 4 answers.",
    );
    expect(words[1]).toContain("Now 4 boxes crowd around");
    expect(words[2]).toContain("overlaps it by more than 50 % is thrown away: 2 of 4.");
    expect(words[3]).toContain("2 boxes stay: what you see above.");
  });

  it("speak of cells where there are no anchors", () => {
    const words = [0, 1, 2].map((step) => stepInWords(step, counted, 0.5, 0.5, "cell"));
    expect(words[0]).toContain("3 cells in all; each answers for things whose middle is near it. Here 3 of them are");
    expect(words[1]).toContain("Each cell also answers where the middle of the thing is");
    expect(words[2]).toContain("Neighbouring cells see the same thing.");
    expect(stepsOf("cell")[0]).toBe("Cells that fired");
    expect(stepsOf()[0]).toBe("Anchors that fired");
  });

  it("say it of one box, of none thrown away, and of too many", () => {
    const one = { all: 3, fired: 1, candidates: 1, thrown: 0, kept: 1, most: 20 };
    expect(stepInWords(0, one, 0.5, 0.5)).toContain("Here 1 of them is");
    expect(stepInWords(1, one, 0.5, 0.5)).toContain("Now 1 box lies");
    expect(stepInWords(2, one, 0.5, 0.5)).toContain("none is thrown away");
    expect(stepInWords(3, one, 0.5, 0.5)).toContain("1 box stays");
    expect(stepInWords(3, { ...one, kept: 30 }, 0.5, 0.5)).toContain("30 boxes stay; the 20 surest are shown above.");
  });

  it("say how much a box that was thrown away overlaps", () => {
    const thrown = defined(candidates.find(({ thrownBy }) => thrownBy));
    expect(thrownInWords(thrown, defined(thrown.thrownBy))).toMatch(/^70 % sure, overlaps by 89 %$/);
  });
});
