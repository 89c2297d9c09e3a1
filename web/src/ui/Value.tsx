/** A number with its unit, or whatever else is the same in every language: a browser's translator leaves it as it is. */
export function Value({ children }: { children: string | number }) {
  return <span translate="no">{children}</span>;
}
