import { defineConfig } from "vite";

// Everything is a file of our own: nothing inlined (the content policy is `default-src 'self'`, which forbids data: addresses).
export default defineConfig({
  base: "./",
  build: {
    outDir: "../page",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 800,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8745" } },
});
