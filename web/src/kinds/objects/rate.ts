/** How many of the latest answers the rate is taken over. */
const OVER = 12;

/** Makes a function that is told the time of each answer, in milliseconds, and says how many there are a second. */
export function newRate(): (now: number) => number {
  const times: number[] = [];
  return (now) => {
    times.push(now);
    if (times.length > OVER) times.shift();
    const passed = now - (times[0] ?? 0);
    return passed > 0 ? (1000 * (times.length - 1)) / passed : 0;
  };
}
