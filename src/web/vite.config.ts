import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { fieldWorker } from './offline/precache.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** `vite build -c src/web/vite.config.ts`; `QINGSHAN_WEB_API` names the server that the development page talks to. */
export default defineConfig({
  root: here('.'),
  plugins: [react(), fieldWorker()],
  build: { outDir: here('../../dist/web'), emptyOutDir: true, manifest: true, target: 'es2023', chunkSizeWarningLimit: 1500, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/api': process.env['QINGSHAN_WEB_API'] ?? 'http://127.0.0.1:8080', '/healthz': process.env['QINGSHAN_WEB_API'] ?? 'http://127.0.0.1:8080' } },
});
