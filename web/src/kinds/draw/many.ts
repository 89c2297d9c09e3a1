/** What is different where a network knows many labels: not all fit beside the canvas, and they are words. */

/** With more labels than this, the likeliest are shown instead of all, and there is a game. */
const FEW = 12;
/** Bars shown of many labels. */
export const LIKELIEST = 5;

export const hasMany = (labels: string[]): boolean => labels.length > FEW;
