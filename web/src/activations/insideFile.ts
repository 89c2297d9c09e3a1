/**
 * The file `inside.json` of an experiment: what excites each map and unit, first-layer weights, and what units follow.
 * Written by Python (glassbox/release/inside.py), fetched and checked only when somebody opens a map.
 */

import { useEffect, useState } from "react";
import type { InsideFacts, Manifest } from "../contract";
import { fetchVerified } from "../model/files";
import { parseInside } from "../model/insideFacts";
import { sentenceOf } from "../model/problem";
import { experimentUrl } from "../shared/site";

export const INSIDE_FILE = "inside.json";

/** Fetched once for a page, however many maps are opened. */
const fetched = new WeakMap<Manifest, Map<string, Promise<unknown>>>();

function once<T>(
  manifest: Manifest,
  name: string,
  make: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>,
): Promise<T> {
  const files = fetched.get(manifest) ?? new Map<string, Promise<unknown>>();
  fetched.set(manifest, files);
  const known = files.get(name) as Promise<T> | undefined;
  if (known) return known;
  const promise = fetchVerified(experimentUrl(manifest.id), manifest, name).then(make);
  files.set(name, promise);
  promise.catch(() => files.delete(name)); // so that trying again starts afresh
  return promise;
}

export interface Fetched<T> {
  value: T | null;
  /** One sentence when it could not be had, else empty. */
  problem: string;
  retry(): void;
}

function useFile<T>(
  manifest: Manifest,
  name: string | null,
  make: (bytes: Uint8Array<ArrayBuffer>) => T | Promise<T>,
): Fetched<T> {
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState("");
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!name || !manifest.files[name]) return;
    let wanted = true;
    once(manifest, name, make).then(
      (made) => {
        if (!wanted) return;
        setValue(() => made);
        setProblem("");
      },
      (error: unknown) => wanted && setProblem(sentenceOf(error)),
    );
    return () => void (wanted = false);
  }, [manifest, name, make, attempt]);
  const retry = () => {
    setProblem("");
    setAttempt(attempt + 1);
  };
  return { value, problem, retry };
}

const read = (bytes: Uint8Array<ArrayBuffer>): InsideFacts => parseInside(new TextDecoder().decode(bytes));
const decode = (bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> => createImageBitmap(new Blob([bytes]));

/** The file of an experiment, once it is `wanted`; without one, nothing is ever fetched. */
export const useInsideFile = (manifest: Manifest, wanted: boolean): Fetched<InsideFacts> =>
  useFile(manifest, wanted ? INSIDE_FILE : null, read);

/** The sheet of training samples. */
export const useSheet = (manifest: Manifest, file: InsideFacts | null): Fetched<ImageBitmap> =>
  useFile(manifest, file?.pool?.file ?? null, decode);
