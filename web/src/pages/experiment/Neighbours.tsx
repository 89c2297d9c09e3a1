/** At the end of an experiment: what comes before and after it in the course. */
import { ROOT, experimentUrl } from "../../shared/site";
import { type Stop, stopsHere } from "../course";

export function Neighbours() {
  const { previous, next } = stopsHere();
  return (
    <nav className="neighbours" data-part="neighbours" aria-label="Course">
      {previous ? <Step stop={previous} way="previous" says="Before this" /> : <Overview way="previous" />}
      {next ? <Step stop={next} way="next" says="Next" /> : <Overview way="next" />}
    </nav>
  );
}

function Step({ stop, way, says }: { stop: Stop; way: "previous" | "next"; says: string }) {
  return (
    <a className="card" href={experimentUrl(stop.id)} rel={way === "next" ? "next" : "prev"} data-way={way}>
      <span className="soft small">{says}</span>
      <strong>{stop.title}</strong>
    </a>
  );
}

/** At either end of the course there is the whole of it. */
function Overview({ way }: { way: "previous" | "next" }) {
  return (
    <a className="card" href={ROOT} data-way={way}>
      <span className="soft small">{way === "next" ? "That was the last one" : "This is the first one"}</span>
      <strong>See all experiments</strong>
    </a>
  );
}
