/** A program of its own that exports into a folder (argument) on a disk that fills up; prints the fault and what is left. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { exportReport } from '#main/mechanisms/export/export-report.ts'
import { sampleBatches, sampleReport } from '#tests/support/sample-report.ts'

const folder = process.argv[2] ?? ''
const outcome = await exportReport({ report: sampleReport, batches: sampleBatches(20_000), format: 'csv', targetPath: join(folder, 'full.csv') })
  .then(() => 'written', (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'unnamed'))
process.stdout.write(JSON.stringify({ outcome, left: readdirSync(folder) }))
