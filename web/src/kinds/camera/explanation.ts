import type { Explanation } from "../../activations/explanation";

export const EXPLANATION: Explanation = { noun: "picture", samples: "pictures" };
