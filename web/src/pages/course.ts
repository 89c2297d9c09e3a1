/** The path through the experiments: chapters in their order, and what comes before and after each. */
import type { Course, Manifest } from "../contract";

export interface Chapter {
  title: string;
  /** One sentence on what it makes clear. */
  promise: string;
  experiments: Manifest[];
}

/** What a link to another experiment needs. */
export interface Stop {
  id: string;
  title: string;
}

/** Where an experiment of the course stands between two others; null at either end. */
export interface Stops {
  previous: Stop | null;
  next: Stop | null;
}

const OUTSIDE = { title: "More experiments", promise: "These stand for themselves." };

/** The chapters that have experiments, in order; what is in no chapter comes last. */
export function chaptersOf(all: readonly Manifest[]): Chapter[] {
  const chapters = new Map<string, Chapter>();
  for (const one of inOrder(all)) {
    const { chapter: title, promise } = one.course ?? { chapter: OUTSIDE.title, promise: OUTSIDE.promise };
    const chapter = chapters.get(title) ?? { title, promise, experiments: [] };
    chapter.experiments.push(one);
    chapters.set(title, chapter);
  }
  return [...chapters.values()];
}

/** What comes before and after an experiment. */
export function stopsOf(one: Manifest, all: readonly Manifest[]): Stops {
  const path = inOrder(all);
  const here = path.findIndex(({ id }) => id === one.id);
  const stop = (found: Manifest | undefined): Stop | null => (found ? { id: found.id, title: found.title } : null);
  return { previous: stop(path[here - 1]), next: stop(path[here + 1]) };
}

/** The experiments to which a large button of the first page leads, in the order of the course. */
export const startsOf = (all: readonly Manifest[]): Started[] =>
  inOrder(all).filter((one): one is Started => Boolean(one.course?.start));

type Started = Manifest & { course: Course };

/** By chapter and place; by title where the course says nothing. */
export function inOrder(all: readonly Manifest[]): Manifest[] {
  const orderOf = ({ course }: Manifest) => course?.order ?? [Infinity, 0];
  return [...all].sort((a, b) => {
    const [chapterA, placeA] = orderOf(a);
    const [chapterB, placeB] = orderOf(b);
    if (chapterA !== chapterB) return chapterA < chapterB ? -1 : 1;
    return placeA - placeB || a.title.localeCompare(b.title);
  });
}

/** The neighbours that the document names (see `page` in web/build/experiments.ts). */
export function stopsHere(): Stops {
  return JSON.parse(document.body.dataset.stops || '{"previous":null,"next":null}') as Stops;
}
