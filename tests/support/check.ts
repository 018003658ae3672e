/**
 * Runs the gates and the suites and ends with the line `N passed, N failed`; each gate counts as one test.
 * `npm run check` is the fast part; `npm test` is `--everything`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const root = join(import.meta.dirname, '../..')
/** The last run's results, for programs that read them (`npm run clauses`). */
const reportFile = join(root, '.cache', 'test-report.json')
const bin = (path: string) => join(root, 'node_modules', path)

type Gate = { readonly name: string; readonly command: string; readonly args: readonly string[] }
type Count = { passed: number; failed: number }

const node = (name: string, script: string, ...args: string[]): Gate => ({ name, command: process.execPath, args: [script, ...args] })
const build = node('build', join(root, 'main/launch/build.mjs'))
const types = node('types', bin('typescript/bin/tsc'), '-b')
const lint = node('lint', bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', 'main', 'shared', 'renderer', 'tests')
const deadCode = node('dead code', bin('knip/bin/knip.js'), '--config', 'tests/architecture/knip.json', '--include', 'files,dependencies,unlisted,unresolved', '--no-config-hints')
const clauses = node('clauses', join(root, 'tests/support/clauses.ts'))

/** Suites of the fast part: rules, mechanisms, directions, and two features on a real archive. */
const fastSuites = ['tests/domain', 'tests/architecture', 'tests/mechanisms/search', 'tests/mechanisms/export', 'tests/features/deposits', 'tests/features/lending']

/** Runs a program with its output shown as it comes; resolves with its exit code. */
function run(gate: Gate): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(gate.command, gate.args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, NO_COLOR: process.stdout.isTTY ? undefined : '1' } })
    child.on('error', () => { resolve(1) })
    child.on('exit', (code) => { resolve(code ?? 1) })
  })
}

async function runGate(gate: Gate, count: Count): Promise<void> {
  process.stdout.write(`\n── ${gate.name} ──\n`)
  const began = performance.now()
  const isPassed = (await run(gate)) === 0
  count[isPassed ? 'passed' : 'failed'] += 1
  process.stdout.write(`${isPassed ? '✓' : '✗'} ${gate.name} (${((performance.now() - began) / 1000).toFixed(1)} s)\n`)
}

type Report = { readonly numPassedTests: number; readonly numFailedTests: number; readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[] }

/** Runs vitest; a file that could not even be loaded, and an error outside any test, count as failures too. */
async function runSuites(filters: readonly string[], count: Count): Promise<void> {
  process.stdout.write('\n── suites ──\n')
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(reportFile, { force: true })
  const code = await run(node('suites', bin('vitest/vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', '--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`, ...filters))
  if (!existsSync(reportFile)) { count.failed += 1; return }
  // Written by vitest's own JSON reporter a moment ago.
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  count.passed += report.numPassedTests
  count.failed += report.numFailedTests + unloaded
  if (code !== 0 && report.numFailedTests + unloaded === 0) count.failed += 1
}

const { values, positionals } = parseArgs({ options: { everything: { type: 'boolean', default: false } }, allowPositionals: true })
const count: Count = { passed: 0, failed: 0 }
const began = performance.now()
for (const gate of values.everything ? [build, types, lint, deadCode] : [types, lint]) await runGate(gate, count)
await runSuites(positionals.length > 0 ? positionals : values.everything ? [] : fastSuites, count)
// Only a run of every suite can say which clauses are proven.
if (values.everything && positionals.length === 0) await runGate(clauses, count)
process.stdout.write(`\n${((performance.now() - began) / 1000).toFixed(0)} s\n${String(count.passed)} passed, ${String(count.failed)} failed\n`)
process.exitCode = count.failed === 0 ? 0 : 1
