/// <reference types="vitest/config" />
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vite";

// Fonts and pictures stay files: the content-security policy takes no data: fonts.
export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  build: { target: "safari15", assetsInlineLimit: 0, chunkSizeWarningLimit: 900 },
  server: { port: 1420, strictPort: true },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
});
