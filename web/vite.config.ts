import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { contractChecks } from "./build/contract";
import { experiments } from "./build/experiments";
import { extraKinds } from "./build/kinds";
import { precompress } from "./build/precompress";
import { serviceWorker } from "./build/service-worker";

// A relative base: the same build works at the root of a host and under any path, such as /glassbox/.
export default defineConfig({
  base: "./",
  envPrefix: ["VITE_", "GLASSBOX_REPOSITORY"],
  plugins: [contractChecks(), extraKinds(), react(), experiments(), serviceWorker(), precompress()],
  worker: { format: "iife" }, // LiteRT.js calls importScripts, which only a classic worker has
  test: { testTimeout: 60_000 }, // nothing here waits for a clock; a slow machine only takes longer
  build: {
    outDir: process.env.GLASSBOX_SITE ?? "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no inline scripts
    modulePreload: { polyfill: false },
  },
});
