import { Validator, type Schema } from "@cfworker/json-schema";
import schema from "../../../glassbox/release/manifest.schema.json";
import type { Manifest } from "../contract";
import { Problem } from "./problem";

const validator = new Validator(schema as Schema, "2020-12");

/**
 * The manifest in some text, once it is known to be one.
 *
 * @throws Problem when the text is not JSON or does not follow glassbox/release/manifest.schema.json.
 */
export function parseManifest(text: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Problem(
      text.trimStart().startsWith("<")
        ? "The server sent a web page instead of the description of this network; try again in a moment."
        : "The description of this network arrived damaged; try again.",
    );
  }
  const { valid, errors } = validator.validate(data);
  if (valid) return data as Manifest;
  const deepest = errors[errors.length - 1];
  throw new Problem(
    `The description of this network is not complete, so it was not used (${deepest?.instanceLocation ?? "#"}).`,
  );
}
