/** How the steps of a memory are drawn in the picture of the network. */

/** Height of one step, in points: that of the character beside it. */
export const ROW = 26;
/** So many steps of a long memory are shown: more would be higher than the picture of the network. */
export const STEPS = 8;
