/** Ask for one input; null when a newer one took its place before it was run. */
export type Lane<Input, Output> = (input: Input) => Promise<Output | null>;

/** A lane in which one thing runs at a time, and of those that wait only the latest is run: latest input wins. */
export function latestOnly<Input, Output>(run: (input: Input) => Promise<Output>): Lane<Input, Output> {
  type Waiting = { input: Input; resolve: (output: Output | null) => void; reject: (error: unknown) => void };
  let busy = false;
  let waiting: Waiting | null = null;

  async function start({ input, resolve, reject }: Waiting): Promise<void> {
    busy = true;
    try {
      resolve(await run(input));
    } catch (error) {
      reject(error);
    }
    busy = false;
    if (waiting) {
      const next = waiting;
      waiting = null;
      void start(next);
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      const asked = { input, resolve, reject };
      if (!busy) return void start(asked);
      waiting?.resolve(null);
      waiting = asked;
    });
}
