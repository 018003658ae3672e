/**
 * `npm run clauses -- [--json] [--policy P07]`: per policy, how many clauses run and are proven, run but are unproven, are shown, are missing.
 * It cannot be told: it reads the packs, and the report of the last test run. Exit code 1 when a pack claims what no passing test proves.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { policyPacks } from '#shared/policies/index.ts'
import type { Clause, PolicyPack } from '#shared/policies/policy.ts'

type Report = { readonly testResults: readonly { readonly assertionResults: readonly { readonly title: string; readonly status: string }[] }[] }
export type ClauseCount = { readonly id: string; readonly total: number; readonly runProven: number; readonly runUnproven: number; readonly shown: number; readonly missing: number }

const reportFile = join(import.meta.dirname, '../../.cache/test-report.json')

/** Ids that a passing test names; one that also has a failing test is not proven. */
export function provenClauses(report: Report): ReadonlySet<string> {
  const [passed, failed] = [new Set<string>(), new Set<string>()]
  for (const { title, status } of report.testResults.flatMap((file) => file.assertionResults)) {
    const id = /^\[(P\d\d-[^\]]+)\] /.exec(title)?.[1]
    if (id !== undefined) (status === 'passed' ? passed : failed).add(id)
  }
  return new Set([...passed].filter((id) => !failed.has(id)))
}

/** What each clause of a pack comes to. */
export function countClauses(pack: Pick<PolicyPack, 'id' | 'clauses'>, proven: ReadonlySet<string>): ClauseCount {
  const count = (isMeant: (clause: Clause) => boolean) => pack.clauses.filter(isMeant).length
  const isRun = (clause: Clause) => clause.mechanism !== null && clause.mechanism !== 'shown'
  return {
    id: pack.id, total: pack.clauses.length, runProven: count((clause) => isRun(clause) && proven.has(clause.id)), runUnproven: count((clause) => isRun(clause) && !proven.has(clause.id)),
    shown: count((clause) => clause.mechanism === 'shown'), missing: count((clause) => clause.mechanism === null),
  }
}

function printTable(counts: readonly ClauseCount[]): void {
  const columns = ['total', 'runProven', 'runUnproven', 'shown', 'missing'] as const
  const titles = { total: 'total', runProven: 'run, proven', runUnproven: 'run, unproven', shown: 'shown', missing: 'missing' }
  const sum = Object.fromEntries(columns.map((column) => [column, counts.reduce((whole, count) => whole + count[column], 0)])) as Record<(typeof columns)[number], number> // one entry for each column
  process.stdout.write(`policy ${columns.map((column) => titles[column].padStart(14)).join('')}\n`)
  for (const count of [...counts, { id: 'all', ...sum }]) process.stdout.write(`${count.id.padEnd(7)}${columns.map((column) => String(count[column]).padStart(14)).join('')}\n`)
}

function main(): number {
  const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, policy: { type: 'string' } } })
  const packs = policyPacks.filter((pack) => values.policy === undefined || pack.id === values.policy.toUpperCase())
  if (packs.length === 0) { process.stderr.write(`There is no policy ${values.policy ?? ''}; they are ${policyPacks.map((pack) => pack.id).join(' ')}.\n`); return 2 }
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as Report) : null // written by vitest's own reporter
  if (report === null) process.stderr.write('No test report: run `npm test` first; until then nothing counts as proven.\n')
  const proven = provenClauses(report ?? { testResults: [] })
  const counts = packs.map((pack) => countClauses(pack, proven))
  if (values.json) process.stdout.write(`${JSON.stringify({ policies: counts })}\n`)
  else printTable(counts)
  const unproven = packs.flatMap((pack) => pack.clauses).filter((each) => each.mechanism !== null && each.mechanism !== 'shown' && !proven.has(each.id))
  if (unproven.length > 0) process.stderr.write(`Claimed but not proven: ${unproven.map((each) => each.id).join(' ')}\n`)
  return unproven.length === 0 ? 0 : 1
}

if (process.argv[1] === import.meta.filename) process.exitCode = main()
