import { nameOfLayer } from "../activations/shape";
import type { Manifest } from "../contract";
import { count, kilobytes, percent } from "../shared/format";
import { Bar } from "../ui/Bar";
import { Value } from "../ui/Value";
import { type Share, bytesOf } from "./bytes";

/** A smaller share would be printed as nothing. */
const LEAST = 0.0005;

/** Which layers hold how many of the weights, and so of the file. */
export function Bytes({ manifest }: { manifest: Manifest }) {
  const found = bytesOf(manifest);
  const most = found?.rows.reduce<Share | undefined>(
    (best, one) => (best && best.bytes >= one.bytes ? best : one),
    undefined,
  );
  if (!found || !most) return null;
  const { rows, rest, whole } = found;
  const normalised = manifest.layers.some(({ kind }) => kind.includes("BatchNormalization"));
  const label = (name: string) => nameOfLayer({ name });
  return (
    <>
      <h3>Where the bytes are</h3>
      <p>
        The file has <Value>{kilobytes(whole)}</Value>.{" "}
        <span>
          {normalised
            ? "Each weight takes two bytes; most of a normalisation is folded into the layer before it."
            : "Each weight takes two bytes."}
        </span>{" "}
        The largest part, <Value>{percent(most.share, 0)}</Value> of the file, is <span>{`“${label(most.name)}”`}</span>
        .
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label="Table of bytes">
        <table className="bytes">
          <thead>
            <tr>
              <th scope="col">layer</th>
              <th scope="col">weights</th>
              <th scope="col">bytes</th>
              <th scope="col">share of the file</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, parameters, bytes, share }) => (
              <Row key={name} name={label(name)} weights={count(parameters)} bytes={bytes} share={share} />
            ))}
            <Row name="how they are joined" weights="" bytes={rest} share={rest / whole} />
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ name, weights, bytes, share }: { name: string; weights: string; bytes: number; share: number }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{weights}</td>
      <td>{bytes < 1000 ? `${bytes} B` : kilobytes(bytes)}</td>
      <td>
        <Bar share={share} />
        <span>{share < LEAST ? "under 0.1 %" : percent(share, 1)}</span>
      </td>
    </tr>
  );
}
