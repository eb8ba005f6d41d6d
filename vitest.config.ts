import { defineConfig } from 'vitest/config';

/** One run over every room. Two workers: the machine that must be enough has two cores, and the stores start engines of their own. */
export default defineConfig({
  test: {
    include: ['src', 'sim', 'tools', 'e2e', 'bench'].map((room) => `${room}/**/*.test.{ts,tsx}`),
    exclude: ['**/node_modules/**', 'dist/**', 'data/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    reporters: ['default', './tools/reporter.ts'],
  },
});
