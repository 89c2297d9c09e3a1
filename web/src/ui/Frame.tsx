/** What surrounds every page: the way to its content, the header with the theme, the footer. */
import { type ReactElement, useState } from "react";
import { REPOSITORY, ROOT } from "../shared/site";

export function Frame({ page, children }: { page: string; children: ReactElement }) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="site-header">
        <a className="brand" href={ROOT}>
          <BrandMark />
          Glassbox
        </a>
        <nav aria-label="Site">
          <a href={ROOT} aria-current={page === "gallery" ? "page" : undefined}>
            Experiments
          </a>
          <a href={`${ROOT}about/`} aria-current={page === "about" ? "page" : undefined}>
            About
          </a>
          <ThemeButton />
        </nav>
      </header>
      {children}
      <footer className="site-footer">
        <p>Everything runs on this device. Nothing you draw, type or show leaves it.</p>
        <p>
          {REPOSITORY && (
            <span>
              <a href={REPOSITORY}>Source</a> ·{" "}
            </span>
          )}
          <span>MIT licence · </span>
          <a href={`${ROOT}about/`}>How the numbers are made</a>
        </p>
      </footer>
    </>
  );
}

function BrandMark() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect x="3" y="3" width="26" height="26" rx="7" fill="var(--surface)" stroke="var(--input)" strokeWidth="2" />
      <path d="M10 20c2-9 5-9 6-4s4 5 6-4" fill="none" stroke="var(--answer)" strokeWidth="2.6" strokeLinecap="round" />
    </svg>
  );
}

function ThemeButton() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? "light");
  const next = theme === "dark" ? "light" : "dark";
  const change = () => {
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem("glassbox-theme", next);
    } catch {
      // Storage may be switched off; the choice then lasts for this page.
    }
    setTheme(next);
  };
  return (
    <button
      type="button"
      className="button quiet"
      data-part="theme"
      onClick={change}
      aria-label={`Use the ${next} theme`}
    >
      {next === "dark" ? "Dark" : "Light"}
    </button>
  );
}
