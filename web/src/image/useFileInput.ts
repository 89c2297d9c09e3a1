import { useCallback, useEffect, useRef, useState, type ChangeEvent, type RefObject } from "react";
import { sentenceOf } from "../model/problem";
import { useLatest } from "../ui/useLatest";
import { chooseFile, othersNote } from "./decode";

export interface FileInput {
  /** Something is being dragged over the page. */
  dragging: boolean;
  /** For a hidden `<input type="file">`. */
  field: RefObject<HTMLInputElement | null>;
  onChange(event: ChangeEvent<HTMLInputElement>): void;
  /** Let the visitor choose a file. */
  choose(): void;
}

/**
 * Pictures that a visitor drops anywhere on the page, pastes, or chooses.
 *
 * @param onFile called with a file, and with what to say of it: it came with others.
 * @param onProblem called with one sentence when what was given holds no file.
 */
export function useFileInput(
  onFile: (file: File, note: string) => void,
  onProblem: (sentence: string) => void,
): FileInput {
  const [dragging, setDragging] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const latest = useLatest({ onFile, onProblem });

  const give = useCallback(
    (files: Iterable<File>, from: "drop" | "paste" | "choice") => {
      try {
        const { file, others } = chooseFile(files, from);
        latest.current.onFile(file, othersNote(others));
      } catch (error) {
        latest.current.onProblem(sentenceOf(error));
      }
    },
    [latest],
  );

  useEffect(() => {
    // The whole page takes what is dropped: a file that misses its place would otherwise replace the page.
    const over = (event: DragEvent) => {
      event.preventDefault();
      setDragging(true);
    };
    const left = (event: DragEvent) => event.relatedTarget === null && setDragging(false);
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDragging(false);
      give(event.dataTransfer?.files ?? [], "drop");
    };
    const paste = (event: ClipboardEvent) => {
      if ((event.target as Element).closest?.("input, textarea, [contenteditable]")) return;
      give(event.clipboardData?.files ?? [], "paste");
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", left);
    addEventListener("drop", drop);
    addEventListener("paste", paste);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", left);
      removeEventListener("drop", drop);
      removeEventListener("paste", paste);
    };
  }, [give]);

  const onChange = useCallback(
    ({ target }: ChangeEvent<HTMLInputElement>) => {
      const files = [...(target.files ?? [])];
      target.value = ""; // so that the same file can be chosen again
      if (files.length) give(files, "choice");
    },
    [give],
  );

  return { dragging, field, onChange, choose: useCallback(() => field.current?.click(), []) };
}
