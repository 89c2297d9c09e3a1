import type { Explanation } from "../../activations/explanation";

export const EXPLANATION: Explanation = { noun: "drawing", samples: "pictures" };
