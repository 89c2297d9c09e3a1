/** The large buttons of the first page: for those who want to begin at once. */
import type { Manifest } from "../../contract";
import { experimentUrl } from "../../shared/site";
import { startsOf } from "../course";

/** Their place is kept while the list of experiments is on its way, so that nothing below it jumps. */
export function Starts({ experiments }: { experiments: Manifest[] }) {
  return (
    <div className="starts">
      {startsOf(experiments).map(({ id, course }, number) => (
        <a key={id} className="start" data-part="start" data-first={number === 0} href={experimentUrl(id)}>
          <span>{number === 0 ? "Start here" : "Or"}</span>
          <strong>{course.start}</strong>
        </a>
      ))}
    </div>
  );
}
