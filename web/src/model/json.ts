import { Problem } from "./problem";

/** What a compiled schema offers: see web/build/contract.ts. */
interface Check {
  (data: unknown): boolean;
  errors?: { instancePath: string }[] | null;
}

/**
 * What a JSON text holds, once it is known to follow its schema.
 *
 * @param subject reads on from "The": "description of this network".
 * @throws Problem when it is no JSON, or does not follow the schema.
 */
export function parseChecked<T>(text: string, subject: string, check: Check): T {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new Problem(
      text.trimStart().startsWith("<")
        ? `The server sent a web page instead of the ${subject}; try again in a moment.`
        : `The ${subject} arrived damaged; try again.`,
    );
  }
  if (check(data)) return data as T;
  const places = (check.errors ?? []).map(({ instancePath }) => instancePath);
  throw refused(
    subject,
    places.reduce((deepest, place) => (place.length > deepest.length ? place : deepest), ""),
  );
}

/** Why some file is not used, with the place that is wrong. */
export const refused = (subject: string, place: string): Problem =>
  new Problem(`The ${subject} is not as it should be, so it was not used (${place || "at its top"}).`);
