import { listAnswers } from "../../activations/describe";
import type { Explanation } from "../../activations/explanation";
import type { SumSettings } from "../../contract";
import { answerPlaces } from "./written";

export const EXPLANATION: Explanation<SumSettings> = {
  noun: "question",
  samples: "texts",
  placewise: true,
  bars: ({ page }, probabilities) => answerPlaces(probabilities, page.settings),
  describeAnswer: (numbers, bars) => ({
    from: `the ${numbers} numbers of the last step`,
    answer: `for each character at each place. The likeliest are written: ${listAnswers(bars)}`,
  }),
};
