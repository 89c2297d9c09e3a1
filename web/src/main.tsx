/** Starts the page that the document names: gallery, experiment, about, or the one for what does not exist. */
import { Component, type ReactNode, StrictMode, Suspense, lazy } from "react";
import { createRoot } from "react-dom/client";
import { prepareNetwork } from "./model/useNetwork";
import { keepOffline } from "./pages/keepOffline";
import { defined } from "./shared/defined";
import { ErrorCard } from "./ui/ErrorCard";
import { Frame } from "./ui/Frame";
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
  static getDerivedStateFromError = (error: unknown) => ({
    message: error instanceof Error ? error.message : String(error),
  });
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
// The runtime is the largest download: it starts before anything else is known.
if (name === "experiment") prepareNetwork();

const Page = pages[name] ?? pages.missing;

createRoot(defined(document.getElementById("root"))).render(
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

// An experiment's page keeps itself once its network is ready: until then the visitor waits for other files.
if (name !== "experiment") addEventListener("load", () => void keepOffline());
