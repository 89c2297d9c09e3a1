import { useEffect, useState } from "react";
import type { Manifest } from "../contract";
import type { Session } from "../session/session";
import { readFragment } from "./link";

/** What each kind of page can take from a link. */
export const TAKES: Partial<Record<Manifest["page"]["kind"], "drawing" | "text">> = { draw: "drawing", sum: "text" };

/** Give the network what the page's address holds, now and when it changes; returns one sentence about it, or none. */
export function useLink(session: Session, manifest: Manifest | undefined): string {
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    if (!manifest) return;
    const open = () => {
      const read = readFragment(location.hash);
      if (!read) return;
      if ("problem" in read) return setSentence(read.problem);
      const { content, note } = read;
      if (TAKES[manifest.page.kind] !== content.kind)
        return setSentence(
          `This link holds a ${content.kind}, and this page takes none; open it on the page that it was made for.`,
        );
      setSentence(note);
      session.offer(content);
    };
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, [session, manifest]);
  return sentence;
}
