import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** Files that take minutes begin first: a long one that begins last leaves the other core idle. */
const longest = ['tests/e2e/screens.test.ts', 'tests/e2e/demo.test.ts', 'tests/e2e/hostile-text.test.ts', 'tests/e2e/customers.test.ts', 'tests/mechanisms/printed-pdf.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = (file: TestSpecification) => { const place = longest.findIndex((path) => file.moduleId.endsWith(path)); return place === -1 ? longest.length : place }
    // oxlint-disable-next-line unicorn/no-array-sort -- this is the sequencer's own sort, no array's
    return (await super.sort(files)).toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}

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
    sequence: { sequencer: LongestFirst },
    env: { TZ: 'Asia/Shanghai' },
  },
})
