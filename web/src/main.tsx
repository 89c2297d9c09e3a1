/** Starts the page that the document names: gallery, experiment, about, or the one for what does not exist. */
import { StrictMode, Suspense } from "react";
import { createRoot } from "react-dom/client";
import { prepareNetwork } from "./model/useNetwork";
import { keepOffline } from "./pages/keepOffline";
import { defined } from "./shared/defined";
import { Frame } from "./ui/Frame";
import { Part, lazyPart } from "./ui/Part";
import "./ui/theme.css";
import "./ui/parts.css";

const pages = {
  gallery: lazyPart(() => import("./pages/gallery/Gallery")),
  experiment: lazyPart(() => import("./pages/experiment/ExperimentPage")),
  about: lazyPart(() => import("./pages/about/About")),
  missing: lazyPart(() => import("./pages/Missing")),
};

const name = (document.body.dataset.page ?? "missing") as keyof typeof pages;
// The runtime is the largest download: it starts before anything else is known.
if (name === "experiment") prepareNetwork();

const Page = pages[name] ?? pages.missing;

createRoot(defined(document.getElementById("root"))).render(
  <StrictMode>
    <Frame page={name}>
      <Part whole>
        <Suspense fallback={<main data-state="loading" id="main" />}>
          <Page />
        </Suspense>
      </Part>
    </Frame>
  </StrictMode>,
);

document.getElementById("not-started")?.remove();

// An experiment's page keeps itself once its network is ready: until then the visitor waits for other files.
if (name !== "experiment") addEventListener("load", () => void keepOffline());
