import { useEffect, useState } from "react";
import type { Session } from "../session/session";
import type { LinkCodec } from "./codec";
import { readFragment } from "./link";

/**
 * Give the network what the page's address holds, now and when it changes; returns one sentence about it, or none.
 *
 * @param page what it is, and what its kind takes from a link; another object when it was loaded again.
 */
export function useLink(session: Session, page: { kind: { link?: LinkCodec } } | undefined): string {
  const [sentence, setSentence] = useState("");
  useEffect(() => {
    if (!page) return;
    const open = () => {
      const read = readFragment(location.hash, page.kind.link ?? null);
      if (!read) return;
      if ("problem" in read) return setSentence(read.problem);
      setSentence(read.note);
      session.offer(read.content);
    };
    open();
    addEventListener("hashchange", open);
    return () => removeEventListener("hashchange", open);
  }, [session, page]);
  return sentence;
}
