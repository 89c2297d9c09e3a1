/** A notebook, rendered in the page. Its HTML comes from a file, so it is cleaned before it is shown. */
import DOMPurify from "dompurify";
import { useEffect, useState } from "react";
import { htmlOf } from "./markdown";
import "./notebook.css";

interface Output {
  text?: string[] | string;
  data?: Record<string, string[] | string>;
}
interface Cell {
  cell_type: string;
  source: string[] | string;
  outputs?: Output[];
}

const joined = (text: string[] | string | undefined): string => (Array.isArray(text) ? text.join("") : (text ?? ""));

export default function Notebook({ address }: { address: string }) {
  const [cells, setCells] = useState<Cell[] | null>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    fetch(address)
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error())))
      .then(
        (notebook: { cells: Cell[] }) => setCells(notebook.cells),
        () => setProblem(true),
      );
  }, [address]);
  if (problem)
    return <p role="alert">The notebook could not be loaded. Download it instead, or try again with a connection.</p>;
  return (
    <div className="notebook card" data-part="notebook">
      {cells
        ?.filter((cell) => joined(cell.source).trim())
        .map((cell, index) => (
          <CellView key={index} cell={cell} />
        ))}
    </div>
  );
}

function CellView({ cell }: { cell: Cell }) {
  const source = joined(cell.source);
  if (cell.cell_type === "markdown") {
    const html = DOMPurify.sanitize(htmlOf(source));
    return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
  }
  if (cell.cell_type !== "code") return null;
  return (
    <>
      <pre translate="no" tabIndex={0} role="region" aria-label="Code">
        <code translate="no">{source}</code>
      </pre>
      {cell.outputs?.map((output, index) => (
        <OutputView key={index} output={output} />
      ))}
    </>
  );
}

function OutputView({ output }: { output: Output }) {
  const picture = output.data?.["image/png"];
  if (picture)
    return (
      <img
        src={`data:image/png;base64,${joined(picture).trim()}`}
        alt={joined(output.data?.["text/plain"]) || "plot"}
      />
    );
  const text = joined(output.text) || joined(output.data?.["text/plain"]);
  return text ? (
    <pre translate="no" className="output" tabIndex={0} role="region" aria-label="Output">
      {text}
    </pre>
  ) : null;
}
