import { expect, it } from "vitest";
import { defined } from "../../shared/defined";
import { joinSteps } from "./useHiddenStates";

it("puts what was held after each character one under the other, and turns the last logits into probabilities", () => {
  const step = (value: number) => ({ memory: Float32Array.of(value, -value), logits: Float32Array.of(value, value) });
  const outputs = joinSteps([step(1), step(2)]);
  expect([...defined(outputs.memory)]).toEqual([1, -1, 2, -2]);
  expect([...defined(outputs.probabilities)]).toEqual([0.5, 0.5]);
});
