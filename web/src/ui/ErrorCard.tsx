/** What went wrong, in one sentence, and the way on. */
export function ErrorCard({ message, onRetry }: { message: string; onRetry(): void }) {
  return (
    <div className="card error-card" role="alert">
      <h2>This did not work</h2>
      <p>{message}</p>
      <button type="button" className="button primary" data-part="retry" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
