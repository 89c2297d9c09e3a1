import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { experiments } from "./build/experiments";
import { precompress } from "./build/precompress";
import { serviceWorker } from "./build/service-worker";

// A relative base: the same build works at the root of a host and under any path, such as /glassbox/.
export default defineConfig({
  base: "./",
  plugins: [react(), experiments(), serviceWorker(), precompress()],
  worker: { format: "iife" }, // LiteRT.js calls importScripts, which only a classic worker has
  build: {
    outDir: process.env.GLASSBOX_SITE ?? "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0, // the Content-Security-Policy allows no inline scripts
    modulePreload: { polyfill: false },
  },
});
