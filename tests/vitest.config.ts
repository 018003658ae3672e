import { defineConfig } from 'vitest/config'

/** The inspector's own settings: plain Node tests; files that start Chromium raise their own timeouts. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/bench/**', '**/node_modules/**', 'out/**'],
    environment: 'node',
    pool: 'forks',
    // The office PC that builds has two cores; the desk's tests mostly wait for a browser.
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { TZ: 'Asia/Shanghai' },
  },
})
