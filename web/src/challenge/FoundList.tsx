import type { LinkContent } from "../session/session";
import { percent } from "../shared/format";
import { CopyButton } from "../ui/CopyButton";
import { Value } from "../ui/Value";
import { scrollToInput } from "../ui/scrollToInput";
import { quote, type Found } from "./judge";
import type { ChallengeRules } from "./rules";

interface FoundListProps {
  found: Found[];
  rules: ChallengeRules;
  onShow(content: LinkContent): void;
  onForget(found: Found): void;
}

/** The confident mistakes that were found here: each can be shown again, sent as a link, and forgotten. */
export function FoundList({ found, rules, onShow, onForget }: FoundListProps) {
  const show = ({ content }: Found) => {
    onShow(content);
    scrollToInput();
  };
  if (found.length === 0) return null;

  return (
    <>
      <ul className="fool-found" aria-label="Confident mistakes that you found">
        {found.map((one) => (
          <li
            key={one.fragment}
            data-part="found"
            data-fragment={one.fragment}
            data-truth={one.truth}
            data-answer={one.answer}
          >
            <rules.Found content={one.content} />
            <p className="small">
              <span>{`${rules.knowsTruth ? "It is" : "You say"} ${quote(one.truth)}`}</span>; it said{" "}
              <b className="answer-colour">{quote(one.answer)}</b>, <Value>{percent(one.probability, 0)}</Value> sure
            </p>
            <div className="row">
              <button type="button" className="button" data-part="show-again" onClick={() => show(one)}>
                Show
              </button>
              <CopyButton
                part="copy-link"
                label="Copy link"
                text={location.href.split("#")[0] + one.fragment}
                said={`The link is copied. It holds the ${one.content.kind} and nothing else.`}
              />
              <button type="button" className="button quiet" data-part="forget" onClick={() => onForget(one)}>
                Forget
              </button>
            </div>
          </li>
        ))}
      </ul>
      <p className="small soft">They are kept in this page only, until you leave it.</p>
    </>
  );
}
