import { REPOSITORY, ROOT } from "../../shared/site";

/** What Glassbox is, for whom, and why its numbers can be believed. */
export default function About() {
  return (
    <main data-state="ready" id="main">
      <h1>About Glassbox</h1>
      <p>
        Glassbox is a set of small neural networks. You can play with each one, look inside it while it answers, read
        how it was made, and train it again yourself. It is for the curious, for learners, for tinkerers and for
        teachers.
      </p>
      <section className="part">
        <h2>Nothing leaves your device</h2>
        <p>
          The networks run in your browser. There is no server behind them, no account, and nobody counts your visits.
          The pages ask no other address for anything, and after your first visit to an experiment they work without a
          connection.
        </p>
      </section>
      <section className="part">
        <h2>How the numbers are made</h2>
        <p>
          Every number is measured on the file that your browser loads, not on an earlier form of the network. The test
          data took no part in training or in any decision. Each share comes with its 95 % interval, the number of
          samples, and what a dumb guess would reach.
        </p>
        <p>
          A test of the network alone is not a test of the page. So drawings are also replayed through the real page, by
          mouse and by touch, at any size and place, and that number is printed as well. A page that says “not sure” is
          counted as wrong there.
        </p>
        <p>
          Anybody can measure again: <code translate="no">make verify</code> does it, and fails if one number differs.
        </p>
      </section>
      <section className="part">
        <h2>Before a model is loaded</h2>
        <p>
          Each model is named by its SHA-256, a fingerprint of all its bytes. A file with another fingerprint is
          refused, because a network with one wrong bit still answers, only differently.
        </p>
      </section>
      <section className="part">
        <h2>Add an experiment</h2>
        <p>
          An experiment is one folder with one Python file. It needs no TypeScript.{" "}
          {REPOSITORY ? (
            <a href={`${REPOSITORY}/blob/main/docs/add-an-experiment.md`}>This page</a>
          ) : (
            <code translate="no">docs/add-an-experiment.md</code>
          )}{" "}
          shows how, in a quarter of an hour.
        </p>
      </section>
      <section className="part">
        <h2>Licences</h2>
        <p>
          Code and models are under the MIT licence. Digits come from MNIST (LeCun, Cortes and Burges, CC BY-SA 3.0);
          the drawings to click are traced from its validation digits, under the same licence. The networks run on
          LiteRT.js (Apache 2.0). The headings are set in Newsreader (SIL Open Font License).
        </p>
        <p>
          <a className="button primary" href={ROOT}>
            See all experiments
          </a>
        </p>
      </section>
    </main>
  );
}
