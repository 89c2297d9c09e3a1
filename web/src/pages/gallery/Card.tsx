/** An experiment on the first page: a real output of its model, what one does with it, and one figure. */
import { useEffect, useState } from "react";
import type { Manifest } from "../../contract";
import type { Kind } from "../../kinds/kind";
import { loadKind } from "../../kinds/load";
import { figure } from "../../shared/format";
import { experimentUrl } from "../../shared/site";

export function Card({ manifest, tried }: { manifest: Manifest; tried: boolean }) {
  const { id, title, summary, headline } = manifest;
  return (
    <li className="card experiment-card">
      <div className="preview" aria-hidden="true">
        <Preview manifest={manifest} />
      </div>
      <h3>
        <a href={experimentUrl(id)}>{title}</a>
      </h3>
      <p>{summary}</p>
      <p className="figure soft">
        <strong translate="no">{figure(headline)}</strong> <span>{headline.label}</span>
      </p>
      {tried && (
        <p className="tried" data-part="tried">
          You have tried this
        </p>
      )}
    </li>
  );
}

/** The preview of a manifest's kind of page, once that is loaded. */
function Preview({ manifest }: { manifest: Manifest }) {
  const [kind, setKind] = useState<Kind>();
  const name = manifest.page.kind;
  useEffect(() => {
    let wanted = true;
    loadKind(name).then(
      (loaded) => wanted && setKind(loaded),
      () => {}, // a kind that this version does not know has no picture here; its own page says so
    );
    return () => void (wanted = false);
  }, [name]);
  return kind && <kind.Preview manifest={manifest} />;
}
