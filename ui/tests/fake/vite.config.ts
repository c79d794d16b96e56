// Development only: the real page over an invented backend, in a browser. Never part of a build.
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export default defineConfig({
  root: here('../..'),
  cacheDir: here('../../node_modules/.vite-fake'),
  plugins: [svelte()],
  resolve: {
    alias: {
      '@tauri-apps/api/core': here('core.ts'),
      '@tauri-apps/api/event': here('event.ts'),
    },
  },
  server: { port: 1421, strictPort: true, host: '127.0.0.1', hmr: false },
  build: { outDir: here('../../node_modules/.fake-dist') },
});
