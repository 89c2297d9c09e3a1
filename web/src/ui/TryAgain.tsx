/** Why a part of the page could not be had, in one sentence, and a button to try again; nothing where nothing went wrong. */
export function TryAgain({ problem, retry }: { problem: string; retry(): void }) {
  if (!problem) return null;
  return (
    <p role="alert">
      <span>{problem}</span>{" "}
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </p>
  );
}
