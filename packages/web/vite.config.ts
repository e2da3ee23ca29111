/** How is the web app built, and where does `vite` find the server while developing? */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: "dist", chunkSizeWarningLimit: 900, manifest: true },
  server: { proxy: { "/api": "http://127.0.0.1:3210" } },
});
