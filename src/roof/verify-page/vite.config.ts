import { join } from 'node:path';
import { defineConfig } from 'vite';

/** One script without imports, to be put into the page. */
export default defineConfig({
  root: import.meta.dirname, publicDir: false,
  build: { target: 'es2023', lib: { entry: join(import.meta.dirname, 'entry.ts'), formats: ['iife'], name: 'qingshanVerify',
    fileName: () => 'verify.js' } },
});
