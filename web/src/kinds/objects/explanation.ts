import { listAnswers, surest } from "../../activations/describe";
import type { Explanation } from "../../activations/explanation";

export const EXPLANATION: Explanation = {
  noun: "picture",
  samples: "pictures",
  branches: true,
  describeAnswer: (_numbers, bars) => ({
    from: "all these maps",
    answer: `for each thing at every place of the picture. Surest of all: ${listAnswers(surest(bars))}`,
  }),
};
