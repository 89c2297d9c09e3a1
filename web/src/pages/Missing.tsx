import { ROOT } from "../shared/site";

/** For an address that does not exist. */
export default function Missing() {
  return (
    <main data-state="ready" id="main">
      <h1>There is nothing here</h1>
      <p>This address names no page of Glassbox. It may have been renamed, or mistyped.</p>
      <p>
        <a className="button primary" href={ROOT}>
          See all experiments
        </a>
      </p>
    </main>
  );
}
