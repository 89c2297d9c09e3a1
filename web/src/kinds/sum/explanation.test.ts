import { expect, it } from "vitest";
import { answerBars } from "../../activations/answerBars";
import { manifestWith } from "../../activations/manifest.fixture";
import type { SumSettings } from "../../contract";
import { EXPLANATION } from "./explanation";

it("shows the answer place by place", () => {
  const manifest = manifestWith({ alphabet: "01+ " } as SumSettings, [], [1, 5], [1, 2, 4]);
  const bars = answerBars(manifest, EXPLANATION, [0, 0.9, 0, 0.1, 0, 0, 0, 1], 5);
  expect(bars.map(({ label }) => label)).toEqual(["1", " "]);
});
