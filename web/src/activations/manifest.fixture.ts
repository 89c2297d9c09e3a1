import type { Layer, Manifest } from "../contract";

export const layer = (name: string, parameters: number, shape: number[], shown: boolean) =>
  ({ name, parameters, shape, says: `${name} says.`, inside: shown ? name : null, kind: "Conv2D" }) satisfies Layer;

/** What the views of activations read of a manifest: four layers, of which one is shown. */
export function manifestWith<Settings>(
  settings: Settings,
  labels: string[],
  shape: number[],
  probabilities: number[] | null,
): Manifest<Settings> {
  return {
    page: { kind: "any", settings },
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
  } as unknown as Manifest<Settings>;
}
