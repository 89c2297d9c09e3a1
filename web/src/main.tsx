/** Starts the page that the document names: gallery, experiment, about, or the one for what does not exist. */
import { Component, type ReactNode, StrictMode, Suspense, lazy } from "react";
import { createRoot } from "react-dom/client";
import { Frame } from "./ui/Frame";
import { ErrorCard } from "./ui/ErrorCard";
import { ROOT } from "./site";
import "./ui/theme.css";
import "./ui/parts.css";

const pages = {
  gallery: lazy(() => import("./pages/gallery/Gallery")),
  experiment: lazy(() => import("./pages/experiment/ExperimentPage")),
  about: lazy(() => import("./pages/about/About")),
  missing: lazy(() => import("./pages/Missing")),
};

/** Whatever goes wrong while showing a page is a sentence and a way on, never a blank page. */
class Boundary extends Component<{ children: ReactNode }, { message: string | null }> {
  state = { message: null };
  static getDerivedStateFromError = (error: unknown) => ({ message: error instanceof Error ? error.message : String(error) });
  render() {
    if (this.state.message === null) return this.props.children;
    return (
      <main data-state="error" id="main">
        <ErrorCard message={this.state.message} onRetry={() => location.reload()} />
      </main>
    );
  }
}

const name = (document.body.dataset.page ?? "missing") as keyof typeof pages;
const Page = pages[name] ?? pages.missing;

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <Frame page={name}>
      <Boundary>
        <Suspense fallback={<main data-state="loading" id="main" />}>
          <Page />
        </Suspense>
      </Boundary>
    </Frame>
  </StrictMode>,
);

// After everything that the visitor waits for: then the site works without a connection.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  const register = () => void navigator.serviceWorker.register(`${ROOT}sw.js`).catch(() => undefined);
  addEventListener("load", () => setTimeout(register, 1500));
}
