import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const { GUANHU_API = "http://127.0.0.1:4380" } = process.env;

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the pages into dist/web; in development, /api goes to a running server (GUANHU_API). */
export default defineConfig({
  root: here("."),
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: here("../dist/web"),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
  },
  server: {
    proxy: { "/api": GUANHU_API },
  },
});
