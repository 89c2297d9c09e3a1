import { describe, expect, it } from "vitest";
import { describeInputBriefly, describeNetwork, describeStep } from "../../activations/describe";
import { forwardPassOf, stepCount } from "../../activations/forwardPass";
import { manifestWith } from "../../activations/manifest.fixture";
import type { GenerateSettings, Manifest } from "../../contract";
import { EXPLANATION } from "./explanation";

function making(inputs: Record<string, number[]>, output: string): Manifest<GenerateSettings> {
  const one = manifestWith({} as GenerateSettings, ["boot", "bag"], [1], null);
  const specs = Object.fromEntries(
    Object.entries(inputs).map(([name, shape]) => [name, { shape, dtype: "float32" as const }]),
  );
  one.signatures.inside = { inputs: specs, outputs: { [output]: { shape: [1, 28, 28, 1], dtype: "float32" } } };
  return one;
}

describe("a network that makes pictures", () => {
  it("goes from its noise to the picture", () => {
    const once = making({ label: [1], noise: [1, 64] }, "picture");
    const pass = forwardPassOf(once, EXPLANATION);
    expect(pass.input).toEqual({ name: "noise", length: 64 });
    expect([pass.product?.output, stepCount(pass)]).toEqual(["picture", 3]);
    expect(describeNetwork(EXPLANATION, pass)).toContain("64 random numbers");
    expect(pass.product?.describe(pass)).toMatch(/1,568 numbers .* 90 more weights .* That is the picture/);
    expect(describeInputBriefly(once, EXPLANATION, pass.input, { label: new Int32Array([1]) })).toBe(
      "64 numbers, “bag”",
    );
  });

  it("goes from what is there to where that leads", () => {
    const flow = making({ label: [1], picture: [1, 28, 28, 1], time: [1] }, "velocity");
    const pass = forwardPassOf(flow, EXPLANATION);
    expect(pass.input).toEqual({ name: "picture", rows: 28, columns: 28, channels: 1, signed: true });
    expect([pass.product?.output, stepCount(pass)]).toEqual(["velocity", 3]);
    expect(describeStep(flow, EXPLANATION, pass, 0, null, [], [])).toContain("784 numbers, one for each point");
    const inputs = { label: new Int32Array([0]), time: new Float32Array([0.5]) };
    expect(describeInputBriefly(flow, EXPLANATION, pass.input, inputs)).toBe("28 × 28, “boot”, at 50 % of the way");
  });
});
