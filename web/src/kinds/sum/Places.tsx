import { percent } from "../../shared/format";
import { nameCharacter, showCharacter } from "../../shared/words";
import { Bar } from "../../ui/Bar";
import { Value } from "../../ui/Value";
import type { Written } from "./written";

/** What the network nearly wrote: the likeliest characters at each place of the answer. */
export function Places({ written }: { written: Written }) {
  return (
    <>
      <p>At each place of the answer it weighs every character. These came first:</p>
      <ol className="sum-places" aria-label="The likeliest characters at each place of the answer">
        {written.places.map(({ candidates }, place) => (
          <li key={place}>
            <span className="small soft">
              place <Value>{place + 1}</Value>
            </span>
            <ul>
              {candidates.map(({ character, probability }, rank) => (
                <li key={character} data-best={rank === 0}>
                  <span className="sum-character" aria-hidden="true">
                    {showCharacter(character)}
                  </span>
                  <span className="hidden">{nameCharacter(character)}</span>
                  <Bar share={probability} />
                  <span translate="no" className="sum-share">
                    {percent(probability, 1)}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <p className="small soft">␣ is a space: the network writes it where the answer has no digit.</p>
    </>
  );
}
