import { numbersIn, sizeOfInput } from "../../activations/describe";
import type { Explanation, Product, ForwardPass } from "../../activations/explanation";
import type { GenerateSettings } from "../../contract";
import { count, percent } from "../../shared/format";
import { MadePicture, NextPicture } from "./Product";

export const EXPLANATION: Explanation<GenerateSettings> = {
  noun: "choice",
  samples: "pictures",
  signedInput: true,
  describeWay({ input }) {
    const numbers = count(sizeOfInput(input));
    return "rows" in input
      ? {
          input: `A picture on its way from noise goes in as ${numbers} numbers, with your choice`,
          end: "which way the picture is",
        }
      : { input: `${numbers} random numbers go in, with your choice`, end: "the picture" };
  },
  describeInputBriefly(size, { labels }, { label, time }) {
    const [wished] = label ?? [];
    const [share] = time ?? [];
    if (wished === undefined) return size;
    return `${size}, “${labels[wished]}”${share === undefined ? "" : `, at ${percent(share, 0)} of the way`}`;
  },
  describeInput: ({ input }) =>
    "rows" in input
      ? `This is what goes in: ${count(input.rows * input.columns)} numbers, one for each point, partly noise still. Beside it go your choice, and how far the way is.`
      : `This is what goes in: ${count(input.length)} numbers that the seed drew, and beside them your choice.`,
  product: ({ signatures: { inside } }) =>
    inside.outputs.picture ? PICTURE : inside.outputs.velocity ? VELOCITY : null,
};

const whyNoSamples = (unit: string) =>
  `This network reads noise, not samples, so there are none that excite this ${unit} most. Try it on other choices: close this, and make other pictures above.`;

const PICTURE: Product = {
  output: "picture",
  name: "the picture",
  describe: (pass) => `${describePoints(pass)}: how bright it is. That is the picture.`,
  whyNoSamples,
  Picture: MadePicture,
};

const VELOCITY: Product = {
  output: "velocity",
  name: "where it leads",
  describe: (pass) =>
    `${describePoints(pass)}: how much lighter or darker it should get. This is where that would lead, in one go. The page takes one step that way, and asks again.`,
  whyNoSamples,
  Picture: NextPicture,
};

function describePoints({ stages, answerWeights }: ForwardPass): string {
  const last = stages.at(-1);
  return last
    ? `From the ${count(numbersIn(last.view))} numbers of the last step, ${count(answerWeights)} more weights make one number for each point`
    : "One number for each point";
}
