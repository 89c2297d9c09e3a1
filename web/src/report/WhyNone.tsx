/** Said where other experiments have a figure that this one cannot have. */

type Absent = "baseline" | "reliability" | "through-page" | "snapshots" | "samples" | "confusion" | "failures";

export function WhyNone({ of, children }: { of: Absent; children: string }) {
  return (
    <p className="small soft" data-part="why-none" data-of={of}>
      {children}
    </p>
  );
}
