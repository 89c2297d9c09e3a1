/** What was written, each character tinted by how likely the network held it. */

import { memo } from "react";
import type { Written } from "../../model/writing/stream";
import type { Text } from "./useWriting";

/** Characters that are drawn together: only the last piece changes while the network writes. */
const PIECE = 80;

interface Props {
  text: Text;
  alphabet: string[];
  chosen: number | null;
  onChoose(place: number): void;
}

export function Paper({ text, alphabet, chosen, onChoose }: Props) {
  const pieces = Array.from({ length: Math.ceil(text.written.length / PIECE) }, (_, index) => index * PIECE);
  return (
    <p
      translate="no"
      className="text-paper"
      data-part="written"
      onClick={({ target }) => {
        const place = (target as HTMLElement).dataset.place;
        if (place !== undefined) onChoose(Number(place));
      }}
    >
      <span className="text-start">{text.start}</span>
      {pieces.map((from) => {
        const end = Math.min(from + PIECE, text.written.length);
        const inside = chosen !== null && chosen >= from && chosen < end ? chosen : null;
        return (
          <Piece
            key={from}
            run={text.run}
            written={text.written}
            alphabet={alphabet}
            from={from}
            end={end}
            chosen={inside}
          />
        );
      })}
    </p>
  );
}

interface PieceProps {
  run: number;
  written: Written[];
  alphabet: string[];
  from: number;
  end: number;
  chosen: number | null;
}

const Piece = memo(
  function Piece({ written, alphabet, from, end, chosen }: PieceProps) {
    return (
      <>
        {written.slice(from, end).map(({ token, probability }, index) => (
          <span
            key={index}
            data-place={from + index}
            data-chosen={from + index === chosen || undefined}
            className="text-character"
            style={{ "--doubt": (1 - probability).toFixed(2) } as React.CSSProperties}
          >
            {alphabet[token]}
          </span>
        ))}
      </>
    );
  },
  (a, b) => a.run === b.run && a.from === b.from && a.end === b.end && a.chosen === b.chosen,
);
