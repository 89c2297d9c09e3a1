/** What kinds share whose input is typed. */
import type { WhyNone } from "./kind";

export const WHY_NONE_OF_TEXTS: WhyNone = {
  throughPage:
    "There is no figure of its own for what comes through this page: what you type is handed over letter by letter, so it is what was tested.",
};
