import { describe, expect, it } from "vitest";
import { itemAt } from "../../shared/defined";
import { likeliest } from "../../shared/numbers";
import { WORDS_A_ROUND, begun, continued, ended, guessed, wordOf } from "./game";
import { hasMany } from "./many";

const labels = Array.from({ length: 20 }, (_, index) => `word ${index}`);
const drawing = { strokes: [], pen: 0.05 };

describe("a round", () => {
  it("has six different words, none of the round before", () => {
    const first = begun(labels);
    const second = begun(labels, first.words);
    expect(new Set([...first.words, ...second.words]).size).toBe(2 * WORDS_A_ROUND);
    expect(begun(labels, [], () => 0).words).toEqual(labels.slice(0, 6));
    expect(begun(labels.slice(0, 3)).words).toHaveLength(3);
  });

  it("goes from word to word and ends after the last", () => {
    let game = begun(labels, [], () => 0);
    for (let turn = 0; turn < WORDS_A_ROUND; turn++) {
      expect(wordOf(game)).toBe(labels[turn]);
      game = guessed(game, "a wrong one", 1);
      game = guessed(game, "a wrong one", 2);
      game = ended(game, drawing, turn % 2 ? "time" : "seen", 5);
      expect(game.stage).toBe("told");
      expect(wordOf(game)).toBe(labels[turn]);
      expect(ended(game, drawing, "time", 9)).toBe(game); // a late clock changes nothing
      game = continued(game);
    }
    expect(game.stage).toBe("over");
    expect(game.outcomes.map(({ how }) => how)).toEqual(["seen", "time", "seen", "time", "seen", "time"]);
    expect(itemAt(game.outcomes, 3).guesses).toEqual([{ label: "a wrong one", seconds: 1 }]);
  });
});

describe("many labels", () => {
  it("shows the likeliest, and equals in their order", () => {
    expect(likeliest([0.1, 0.5, 0.1, 0.3], 3)).toEqual([1, 3, 0]);
    expect([hasMany(labels), hasMany(labels.slice(0, 12))]).toEqual([true, false]);
  });
});
