/** An export beside writing the same rows without our layer. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { writeXlsxStream } from 'hucre/xlsx'
import { exportReport } from '#main/mechanisms/export/export-report.ts'
import type { ReportRow } from '#main/mechanisms/export/table-report.ts'
import { atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { sampleBatches, sampleReport } from '#tests/support/sample-report.ts'

const keys = sampleReport.columns.map((column) => column.key)

/** The least that writes a CSV: values joined by commas, quotes doubled; no neutralising, no footer, no temporary file. */
async function writePlainCsv(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  for await (const batch of sampleBatches(rows)) {
    const text = batch.map((row) => keys.map((key) => `"${String(row[key] ?? '').replaceAll('"', '""')}"`).join(',')).join('\r\n')
    if (!file.write(`${text}\r\n`)) await once(file, 'drain')
  }
  file.end()
  await once(file, 'finish')
}

/** The spreadsheet library by itself. */
async function writePlainXlsx(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path)
  const cells = async function* () { for await (const batch of sampleBatches(rows)) for (const row of batch) yield keys.map((key) => plainCell(row, key)) }
  for await (const chunk of writeXlsxStream(cells(), { name: 'Sheet1' })) if (!file.write(chunk)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

function plainCell(row: ReportRow, key: string): string | number | Date | null {
  const value = row[key]
  // The library's own work for moments is part of the price on both sides.
  if (key === 'takenAt' && typeof value === 'number') return new Date(value)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

export async function measureFiles(scale: Scale): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dangui-bench-files-'))
  const rows = scale.exportRows
  const ours = (format: 'csv' | 'xlsx') => async () => { await exportReport({ report: sampleReport, batches: sampleBatches(rows), format, targetPath: join(folder, `ours.${format}`) }) }
  const csv = await ratioOf(ours('csv'), () => writePlainCsv(join(folder, 'plain.csv'), rows), 3, 1)
  const xlsx = await ratioOf(ours('xlsx'), () => writePlainXlsx(join(folder, 'plain.xlsx'), rows), 2, 0)
  rmSync(folder, { recursive: true, force: true })
  return [atMost(`export of ${String(rows / 1000)}k rows as csv / written plainly`, csv, 2), atMost(`export of ${String(rows / 1000)}k rows as xlsx / the library alone`, xlsx, 1.5)]
}
