import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// What the benchmark puts into the window beside our map. Not in `dist`: the app carries nothing of it.
export default defineConfig({
  plugins: [svelte({ compilerOptions: { css: "injected" } })],
  define: { "process.env.NODE_ENV": '"production"' },
  build: {
    target: "safari15",
    outDir: "../target/bare-flow",
    emptyOutDir: true,
    lib: { entry: "bench/bare.ts", formats: ["iife"], name: "bareFlow", fileName: () => "bare-flow.js" },
  },
});
