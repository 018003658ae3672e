/** Looks into a file in the worker: what it is, where its headings are, what its columns may mean. Opens no archive. */
import { hash } from 'node:crypto'
import { readImportFile } from '#main/app/tasks/import-file.ts'
import type { ImportFile } from '#main/app/tasks/import-file.ts'
import type { TableLook } from '#main/features/imports/imports.service.ts'
import type { TaskContext } from '#main/mechanisms/jobs/serve-tasks.ts'
import { rawText } from '#shared/domain/imports/cell.ts'
import { proposeKind, proposeMapping } from '#shared/domain/imports/columns.ts'
import { importKinds } from '#shared/domain/imports/targets.ts'
import { refuse } from '#shared/domain/refusal.ts'

const sampleLines = 12
const sampleSigns = 60

/** Reads the file and proposes a kind and a mapping. */
export async function importLookTask(file: ImportFile, context: TaskContext): Promise<TableLook> {
  const { table, layout } = await readImportFile(file, context)
  const rows = layout.dataLines.map((line) => line.row)
  if (rows.length === 0) refuse({ code: 'imports.no-rows', facts: {}, remedy: { code: 'imports.choose-another' } })
  const header = layout.header.length === 0 ? layout.headings.map(() => null) : layout.header
  const mappings = importKinds.map((kind) => [kind, [...proposeMapping(kind, header, rows).mapping]] as const)
  return {
    format: table.format, encoding: table.encoding, delimiter: table.delimiter, sheets: [...table.sheets], sheet: table.sheet,
    headerLine: layout.headerLine, headings: [...layout.headings], signature: layout.signature, lines: table.rows.length, dataLines: layout.dataLines.length, skipped: layout.skipped,
    samples: layout.dataLines.slice(0, sampleLines).map(({ line, row }) => ({ line, cells: layout.headings.map((_, column) => rawText(row[column] ?? null).slice(0, sampleSigns)) })),
    kind: proposeKind(header, rows).kind,
    // All kinds are there; the mapped pairs make the whole record.
    proposals: Object.fromEntries(mappings) as TableLook['proposals'],
    fileHash: hash('sha256', new Uint8Array(file.bytes).slice(), 'base64url'),
  }
}
