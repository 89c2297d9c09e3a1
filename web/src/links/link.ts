/**
 * The fragment of a link that holds what a visitor made, and nothing else. A fragment stays in the browser: no server
 * sees it. `#drawing=1.…` and `#text=1.…`; the number is the version of the encoding.
 */

import type { LinkContent } from "../session/session";
import type { Decoded, LinkCodec } from "./codec";
import { drawingCodec } from "./drawing";
import { textCodec } from "./text";

const VERSION = 1;
/** Longest fragment that is looked at, in characters: a full drawing needs 16,000 at most. */
const LONGEST_LINK = 20_000;

/** Those that a page can name even where it takes none of them. */
const KNOWN: readonly LinkCodec[] = [drawingCodec, textCodec];

/** The fragment for some content, with its "#"; null when it is more than a link may hold. */
export function fragmentOf<Content extends LinkContent>(content: Content, codec: LinkCodec<Content>): string | null {
  const letters = codec.encode(content);
  return letters && `#${codec.kind}=${VERSION}.${letters}`;
}

/**
 * What a fragment holds; null when it is none of ours. Never throws, whatever it is given.
 *
 * @param own what this page takes; null where it takes nothing.
 */
export function readFragment(fragment: string, own: LinkCodec | null): Decoded | null {
  const kind = /^#([a-z]+)=/.exec(fragment)?.[1];
  const codec = [...(own ? [own] : []), ...KNOWN].find((one) => one.kind === kind);
  if (kind === undefined || !codec) return null;
  if (fragment.length > LONGEST_LINK)
    return { problem: "This link is too long to be one of this page, so it was not opened." };
  const [, version, letters] = /^(\d{1,9})\.(.*)$/s.exec(fragment.slice(kind.length + 2)) ?? [];
  if (version === undefined || letters === undefined)
    return { problem: "This link is not complete; ask for it once more." };
  if (Number(version) !== VERSION)
    return { problem: "This link was made by another version of this page; reload the page, or ask for it once more." };
  const decoded = codec.decode(letters);
  if (codec === own || "problem" in decoded) return decoded;
  return { problem: `This link holds a ${kind}, and this page takes none; open it on the page that it was made for.` };
}
