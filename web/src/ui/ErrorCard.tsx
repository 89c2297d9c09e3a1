import { ReloadButton } from "./ReloadButton";

/** What went wrong, in one sentence, and the ways on. */
export function ErrorCard({ message, onRetry }: { message: string; onRetry(): void }) {
  return (
    <div className="card error-card" role="alert">
      <h2>This did not work</h2>
      <p>{message}</p>
      <div className="row">
        <button type="button" className="button primary" data-part="retry" onClick={onRetry}>
          Try again
        </button>
        <ReloadButton />
      </div>
    </div>
  );
}
