/** `npm run bench -- [--json] [--full] [--only P5]`: measures what the goals ask for, each ratio side by side in this run, and hides nothing that falls short. */
import { parseArgs } from 'node:util'
import { measureApprovals } from '#tests/bench/approvals.ts'
import { measureContract } from '#tests/bench/contract-call.ts'
import { measureDurability } from '#tests/bench/durable.ts'
import { measureTables } from '#tests/bench/encryption.ts'
import { measureFiles } from '#tests/bench/files.ts'
import { isReached } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { measureFollowups } from '#tests/bench/followups.ts'
import { measureImports } from '#tests/bench/imports.ts'
import { measureLaw } from '#tests/bench/law.ts'
import { measureStart } from '#tests/bench/start.ts'
import { measureUnlock } from '#tests/bench/unlock.ts'

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false }, full: { type: 'boolean', default: false }, only: { type: 'string' } }, allowPositionals: true })
const scale: Scale = values.full ? { rows: 1_000_000, exportRows: 100_000, importRows: 20_000, rounds: 60 } : { rows: 60_000, exportRows: 100_000, importRows: 2_000, rounds: 30 }

const parts: readonly { readonly name: string; readonly measure: () => Promise<readonly Figure[]> }[] = [
  { name: 'P5 P7 P10', measure: () => measureTables(scale) },
  { name: 'P6 P8', measure: () => measureDurability(scale) },
  { name: 'P13', measure: () => measureUnlock() },
  { name: 'approvals', measure: () => measureApprovals() },
  { name: 'contract', measure: () => measureContract(scale) },
  { name: 'files', measure: () => measureFiles(scale) },
  { name: 'followups', measure: () => measureFollowups(scale) },
  { name: 'imports', measure: () => measureImports(scale) },
  { name: 'law', measure: () => measureLaw(scale) },
  { name: 'start', measure: () => measureStart() },
]

const figures: Figure[] = []
for (const part of parts) {
  if (values.only !== undefined && !part.name.includes(values.only)) continue
  const began = performance.now()
  const measured = await part.measure()
  figures.push(...measured)
  process.stderr.write(`${part.name}: ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
  if (!values.json) for (const figure of measured) process.stdout.write(`${isReached(figure) ? '✓' : '✗'} ${figure.name.padEnd(52)} ${figure.value.toFixed(3).padStart(10)} ${figure.unit.padEnd(6)} goal ${figure.better === 'lower' ? '<=' : '>='} ${String(figure.goal)}\n`)
}
if (values.json) process.stdout.write(`${JSON.stringify({ figures })}\n`)
else process.stdout.write(`${String(figures.filter(isReached).length)} of ${String(figures.length)} goals reached\n`)
