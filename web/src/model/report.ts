/** The report of an experiment: what was measured on the very model that its manifest names. */
import check from "virtual:contract/report";
import type { Manifest, Report } from "../contract";
import { fetchVerified } from "./files";
import { parseChecked, refused } from "./json";

const SUBJECT = "report on this network";

/** @throws Problem when it cannot be had, or is not as it should be. */
export async function fetchReport(base: string, manifest: Manifest): Promise<Report> {
  return parseReport(new TextDecoder().decode(await fetchVerified(base, manifest, "report.json")));
}

/**
 * The report in some text, once it is known to be one.
 *
 * @throws Problem when it does not follow glassbox/contract/report.schema.json, or its lists do not belong together.
 */
export function parseReport(text: string): Report {
  const report: Report = parseChecked(text, SUBJECT, check);
  const place = contradiction(report);
  if (place) throw refused(SUBJECT, place);
  return report;
}

/** Where two lists of a report have lengths that contradict each other, which no schema can say; empty where none do. */
function contradiction({ confusion, snapshots }: Report): string {
  if (confusion) {
    const { labels, counts } = confusion;
    if (counts.length !== labels.length || counts.some((row) => row.length !== labels.length)) return "/confusion";
  }
  if (snapshots.epochs.some(({ answers }) => answers.length !== snapshots.samples.length)) return "/snapshots/epochs";
  const histograms = snapshots.weights.flatMap(({ before, after }) => [before, after]);
  if (histograms.some(({ edges, counts }) => edges.length !== counts.length + 1)) return "/snapshots/weights";
  return "";
}
