import type { SumSettings } from "../../contract";
import { percent as asPercent } from "../../shared/format";
import type { Question } from "./question";
import type { Answer } from "./useAnswer";

interface ResultProps {
  settings: SumSettings;
  question: Question;
  answer: Answer | null;
  settled: boolean;
  /** How much of the network has been fetched; null once it is ready. */
  percent: number | null;
}

/** The answer, how sure the network is of it, and whether it is right. */
export function Result({ settings, question, answer, settled, percent }: ResultProps) {
  const sure = answer !== null && answer.written.probability >= settings.unsure_below;
  const waiting = !answer && !("why" in question);
  const right = answer !== null && answer.written.answer === String(answer.question.truth);
  return (
    <div
      className="sum-answer"
      data-part="answer"
      data-label={sure ? answer.written.answer : ""}
      data-best={answer?.written.answer ?? ""}
      data-probability={answer?.written.probability ?? ""}
      data-settled={settled}
      data-milliseconds={answer?.milliseconds ?? ""}
    >
      <div className="sum-verdict" data-waiting={waiting}>
        {answer && sure && (
          <>
            <strong translate="no" className="sum-label">
              {answer.written.answer}
            </strong>
            <span translate="no" className="sum-sure">
              {asPercent(answer.written.probability, 1)}
            </span>
          </>
        )}
        {answer && !sure && <strong className="sum-unsure">Not sure</strong>}
      </div>
      <p id="sum-sentence" className={answer ? (right ? "sum-right" : "sum-wrong") : "sum-first"}>
        {waiting ? "The network is on its way." : sentenceFor(question, answer, settings)}
      </p>
      <p className="small soft sum-time">
        {percent !== null
          ? `Fetching the network: ${percent} %`
          : answer && `Answered in ${answer.milliseconds.toFixed(1)} ms, on this device.`}
      </p>
    </div>
  );
}

/** What there is to say, in one or two sentences; the page knows how to add, the network does not. */
export function sentenceFor(question: Question, answer: Answer | null, settings: SumSettings): string {
  if ("why" in question) return question.why;
  if (!answer) return "";
  const { text, truth } = answer.question;
  const { answer: wrote, probability } = answer.written;
  const right = wrote === String(truth);
  if (probability < settings.unsure_below)
    return `It would write ${wrote || "nothing"}, but it is not sure. ${text} is ${truth}.`;
  return right ? `${text} is ${truth}: right.` : `${text} is ${truth}, so ${wrote || "nothing"} is wrong.`;
}
