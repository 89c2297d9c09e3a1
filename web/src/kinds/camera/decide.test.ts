import { describe, expect, it } from "vitest";
import { itemAt } from "../../shared/defined";
import { MOST_FRAMES, TOGETHER, decide, verdictOf } from "./decide";

const labels = ["none", "paper", "rock", "scissors"];
const rules: Parameters<typeof decide>[2] = { moves: ["rock", "paper", "scissors"], unsure_below: 0.6 };
const NONE = [0.9, 0.1, 0, 0];
const ROCK = [0, 0.1, 0.9, 0];
const BLUR = [0.2, 0.4, 0.3, 0.1];

/** Decide on the given frames, and then on the last one for ever. */
async function decided(...frames: (number[] | null)[]) {
  let turn = 0;
  const read = async () => {
    const probabilities = itemAt(frames, Math.min(turn++, frames.length - 1));
    return probabilities && { probabilities };
  };
  return { result: await decide(read, async () => true, rules, labels), read: turn };
}

it("takes no hand, and a guess, for no move", () => {
  expect(verdictOf(NONE, rules, labels)).toMatchObject({ label: "", best: "none" });
  expect(verdictOf(BLUR, rules, labels)).toMatchObject({ label: "", best: "paper", probability: 0.4 });
  expect(verdictOf(ROCK, rules, labels)).toMatchObject({ label: "rock", probability: 0.9 });
});

describe("several frames", () => {
  it("are judged together as soon as there are enough", async () => {
    const { result, read } = await decided(ROCK, BLUR, ROCK);
    expect(result?.verdict.label).toBe("rock");
    expect(result?.verdict.probability).toBeCloseTo(0.7);
    expect(read).toBe(TOGETHER);
  });

  it("wait for a hand that comes late, but not for ever", async () => {
    expect((await decided(NONE, NONE, NONE, ROCK)).result?.verdict.label).toBe("rock");
    const { result, read } = await decided(NONE);
    expect(result?.verdict).toMatchObject({ label: "", best: "none" });
    expect(read).toBe(MOST_FRAMES);
  });

  it("do without frames that could not be read", async () => {
    expect((await decided(null, ROCK)).result?.verdict.label).toBe("rock");
    expect((await decided(null)).result).toBeNull();
  });

  it("end when the waiting is ended", async () => {
    expect(
      await decide(
        async () => ({ probabilities: NONE }),
        async () => false,
        rules,
        labels,
      ),
    ).toBeNull();
  });
});
