import check from "virtual:contract/inside";
import type { InsideFacts } from "../contract";
import { parseChecked, refused } from "./json";

const SUBJECT = "description of what is inside this network";

/**
 * What units look for, once it is known to be that.
 *
 * @throws Problem when it does not follow glassbox/contract/inside.schema.json, or names samples that are not there.
 */
export function parseInside(text: string): InsideFacts {
  const facts: InsideFacts = parseChecked(text, SUBJECT, check);
  const samples = facts.pool?.labels.length ?? 0;
  for (const [name, { excites, weights }] of Object.entries(facts.layers)) {
    if (excites.flat().some(({ sample }) => sample !== null && sample >= samples)) {
      throw refused(SUBJECT, `/layers/${name}/excites`);
    }
    const size = weights ? weights.rows * weights.columns * weights.channels : 0;
    if (weights?.values.some((values) => values && values.length !== size)) {
      throw refused(SUBJECT, `/layers/${name}/weights`);
    }
  }
  return facts;
}
