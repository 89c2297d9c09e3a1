import { describe, expect, it } from "vitest";
import { encode } from "./characters";
import { chance, draw, expected, mix } from "./sampling";

const all = { temperature: 1, topK: 0, topP: 1, never: [] };
const logits = [0.1, 0.4, 0.3, 0.2].map(Math.log);
const tokens = (choice: Partial<typeof all>) => expected(logits, { ...all, ...choice }).map(({ token }) => token);

describe("drawing", () => {
  it("stirs as Python does (tests/test_text.py has the same table)", () => {
    expect([0, 1, 2, 2 ** 32 - 1].map(mix)).toEqual([0, 2261973619, 229111015, 2578835075]);
    expect([0, 1, 1_000_000].map((place) => chance(7, place))).toEqual([
      0.059766487684100866, 0.8858791005332023, 0.16906644450500607,
    ]);
  });

  it("lets the right ones take part", () => {
    expect(tokens({ temperature: 0 })).toEqual([1]);
    expect(tokens({ topK: 2 })).toEqual([1, 2]);
    expect(tokens({ topP: 0.65 })).toEqual([1, 2]);
    expect(tokens({ topP: 0 })).toEqual([1]);
    expect(expected(logits, { ...all, never: [1] as never[] }).map(({ token }) => token)).toEqual([2, 3, 0]);
  });

  it("draws each as often as it is expected", () => {
    const drawn = Array.from({ length: 20_000 }, (_, place) => draw(logits, all, 3, place));
    [0.1, 0.4, 0.3, 0.2].forEach((share, token) =>
      expect(Math.abs(drawn.filter((one) => one === token).length / 20_000 - share)).toBeLessThan(0.015),
    );
  });
});

describe("characters", () => {
  const alphabet = "abcdefghijklmnopqrstuvwxyz '-.\n";

  it("are made plain", () => {
    const text = encode("caf\u00e9 \u2019tis\u2026 \u2014", alphabet, null)
      .tokens.map((token) => alphabet[token])
      .join("");
    expect(text).toBe("cafe 'tis... --");
  });

  it("are named when the alphabet has nothing for them", () => {
    expect(encode("a\u{1f389}b\u0416\u{1f389}", alphabet, null)).toEqual({
      tokens: [0, 1],
      strangers: ["\u{1f389}", "\u0416"],
    });
    expect(encode("\u0416", alphabet + "\ufffd", "\ufffd").tokens).toEqual([alphabet.length]);
  });
});
