import { createContext, useContext } from "react";

/** Loads the page anew; a page with something worth keeping keeps it first. */
export const Reloading = createContext<() => void>(() => location.reload());

export function ReloadButton({ primary = false }: { primary?: boolean }) {
  const reload = useContext(Reloading);
  return (
    <button type="button" className={primary ? "button primary" : "button"} data-part="reload" onClick={reload}>
      Load the page anew
    </button>
  );
}
