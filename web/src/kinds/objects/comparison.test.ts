import { describe, expect, it } from "vitest";
import { COMPARISON, everythingSeen, surestOfEach } from "./comparison";
import { differenceOf, opinionOf } from "../../compare/opinion";
import type { Manifest } from "../../contract";

const manifest = (labels: string[], score_above: number) =>
  ({ labels, page: { settings: { score_above } } }) as Manifest;

describe("what two detectors say of one picture", () => {
  it("is, for each kind of thing, what the surest box says", () => {
    expect([...surestOfEach([0.25, 0, 0.5, 0.125, 0, 0.75], 2)]).toEqual([0.5, 0.75]);
  });

  it("names all that is sure enough, surest first", () => {
    expect(everythingSeen(new Map(Object.entries({ cup: 0.5, dog: 0.4, laptop: 0.9 })), 0.5)).toBe("laptop, cup");
  });

  it("goes by the bar of each network's own page", () => {
    const many = opinionOf("Many", manifest(["cup", "laptop"], 0.4), COMPARISON, [0.5, 0, 0.25, 0.75]);
    const few = opinionOf("Few", manifest(["laptop"], 0.65), COMPARISON, [0.75, 0.5]);
    expect([many.says, many.best, many.probability]).toEqual(["laptop, cup", "laptop", 0.75]);
    expect(differenceOf(many, few).sentence).toBe("They disagree: Many says laptop, cup, Few says laptop.");
    const none = opinionOf("None", manifest(["laptop"], 0.9), COMPARISON, [0.75, 0.5]);
    expect([none.says, none.best]).toEqual(["", "laptop"]);
  });
});
