import { describe, expect, it } from "vitest";
import type { Layer, Manifest } from "../contract";
import { answerBars } from "./answerBars";
import { forwardPassOf, stepCount, recurrentPassOf } from "./forwardPass";
import { describeView, describeInputBriefly, describeOutput, describeStep, describeNetwork } from "./describe";

const layer = (name: string, parameters: number, shape: number[], shown: boolean) =>
  ({ name, parameters, shape, says: `${name} says.`, inside: shown ? name : null, kind: "Conv2D" }) satisfies Layer;

function manifest(kind: string, labels: string[], shape: number[], probabilities: number[] | null): Manifest {
  return {
    page: { kind, settings: { alphabet: "01+ " } },
    labels,
    layers: [
      layer("scale", 0, [28, 28, 1], false),
      layer("windows", 800, [28, 28, 2], false),
      layer("edges", 28, [28, 28, 2], true),
      layer("last", 90, [3], false),
    ],
    signatures: {
      inside: {
        inputs: { image: { shape, dtype: "float32" } },
        outputs: probabilities ? { probabilities: { shape: probabilities, dtype: "float32" } } : {},
      },
    },
  } as unknown as Manifest;
}

const draw = manifest("draw", ["cat", "dog", "bee"], [1, 28, 28, 1], [1, 3]);

describe("journeyOf", () => {
  it("counts the weights of hidden layers to the shown layer that they lead to", () => {
    const { input, stages, answerWeights } = forwardPassOf(draw);
    expect(input).toEqual({ name: "image", rows: 28, columns: 28, channels: 1 });
    expect(stages.map(({ layer, weights }) => [layer.name, weights])).toEqual([["edges", 828]]);
    expect(answerWeights).toBe(90);
  });

  it("has no step for an answer that is no probabilities", () => {
    expect(stepCount(forwardPassOf(draw))).toBe(3);
    expect(stepCount(forwardPassOf(manifest("generate", [], [1, 100], null)))).toBe(2);
  });
});

describe("answerOf", () => {
  it("keeps few answers in their order, and sorts many", () => {
    expect(answerBars(draw, [0.1, 0.7, 0.2], 2).map(({ label }) => label)).toEqual(["cat", "dog", "bee"]);
    const many = manifest("photo", Array.from("abcdefghijkl"), [1, 2, 2, 3], [1, 12]);
    const shares = new Array(12).fill(0.01);
    shares[7] = 0.8;
    expect(answerBars(many, shares, 2).map(({ label }) => label)).toEqual(["h", "a"]);
  });

  it("takes the highest of all boxes", () => {
    const objects = manifest("objects", ["cat", "dog"], [1, 2, 2, 3], [1, 2, 2]);
    expect(answerBars(objects, [0.1, 0.2, 0.9, 0.3], 5)).toEqual([
      { label: "cat", share: 0.9 },
      { label: "dog", share: 0.3 },
    ]);
  });

  it("writes place by place", () => {
    const sum = manifest("sum", [], [1, 5], [1, 2, 4]);
    expect(answerBars(sum, [0, 0.9, 0, 0.1, 0, 0, 0, 1], 5).map(({ label }) => label)).toEqual(["1", " "]);
  });
});

describe("in words", () => {
  const pass = forwardPassOf(draw);
  it("tells every step", () => {
    const said = answerBars(draw, [0.1, 0.7, 0.2], 5);
    expect(describeNetwork(draw, pass)).toContain("784 numbers");
    expect(describeStep(draw, pass, 0, null, said, [])).toContain("784 numbers, one for each point");
    expect(
      describeStep(
        draw,
        pass,
        1,
        Float32Array.from({ length: 28 * 28 * 2 }, (_, i) => i),
        said,
        [],
      ),
    ).toMatch(/edges says\. 2 of 2 maps .* 828 weights/);
    expect(describeStep(draw, pass, 2, null, said, [])).toMatch(
      /1,568 numbers .* 90 more weights .* 3 answers\. Most speaks for dog, 70 %/,
    );
  });

  it("says what a stage holds", () =>
    expect(describeView({ form: "maps", rows: 7, columns: 7, count: 128 })).toBe("128 maps, 7\u00a0×\u00a07"));
});

it("takes each layer of a text as a memory, and its logits as the answer", () => {
  const text = {
    page: { kind: "text", settings: { alphabet: "ab\n" } },
    labels: [],
    layers: [layer("memory_1", 100, [4], true), { ...layer("logits", 12, [3], true), inside: "logits" }],
    signatures: { inside: { inputs: { state: { shape: [1, 1, 4], dtype: "float32" } }, outputs: {} } },
  } as unknown as Manifest;
  const pass = recurrentPassOf(text, 6);
  expect(pass.stages.map(({ view }) => view)).toEqual([{ form: "grid", rows: 6, columns: 4 }]);
  expect([pass.answerWeights, stepCount(pass)]).toEqual([12, 3]);
  const said = answerBars(text, [0.2, 0.1, 0.7], 2);
  expect(describeStep(text, pass, 2, null, said, [])).toContain("a, 20 %; b, 10 %; a new line, 70 %");
});

describe("a network that makes pictures", () => {
  const making = (inputs: Record<string, number[]>, output: string): Manifest => {
    const one = manifest("generate", ["boot", "bag"], [1], null);
    const specs = Object.fromEntries(
      Object.entries(inputs).map(([name, shape]) => [name, { shape, dtype: "float32" as const }]),
    );
    one.signatures.inside = { inputs: specs, outputs: { [output]: { shape: [1, 28, 28, 1], dtype: "float32" } } };
    return one;
  };
  const once = making({ label: [1], noise: [1, 64] }, "picture");
  const flow = making({ label: [1], picture: [1, 28, 28, 1], time: [1] }, "velocity");

  it("goes from its noise to the picture", () => {
    const pass = forwardPassOf(once);
    expect(pass.input).toEqual({ name: "noise", length: 64 });
    expect([pass.makes, stepCount(pass)]).toEqual(["picture", 3]);
    expect(describeNetwork(once, pass)).toContain("64 random numbers");
    expect(describeOutput(pass)).toMatch(/1,568 numbers .* 90 more weights .* That is the picture/);
    expect(describeInputBriefly(once, pass.input, { label: new Int32Array([1]) })).toBe("64 numbers, “bag”");
  });

  it("goes from what is there to where that leads", () => {
    const pass = forwardPassOf(flow);
    expect(pass.input).toEqual({ name: "picture", rows: 28, columns: 28, channels: 1, signed: true });
    expect([pass.makes, stepCount(pass)]).toEqual(["velocity", 3]);
    expect(describeStep(flow, pass, 0, null, [], [])).toContain("784 numbers, one for each point");
    expect(describeInputBriefly(flow, pass.input, { label: new Int32Array([0]), time: new Float32Array([0.5]) })).toBe(
      "28 × 28, “boot”, at 50 % of the way",
    );
  });
});
