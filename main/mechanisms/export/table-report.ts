/** What an export is made of, whatever file it becomes. */
import type { Locale } from '#shared/text/index.ts'
import { translate } from '#shared/text/index.ts'
import { officeUtcOffsetMinutes } from '#shared/kernel/days.ts'
import { minuteMs } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

/** `money` is whole cents, `day` is 'YYYY-MM-DD', `instant` is milliseconds; `long-text` wraps. */
export type ColumnKind = 'text' | 'long-text' | 'number' | 'money' | 'day' | 'instant'

export type ReportColumn = {
  readonly key: string
  readonly title: string
  readonly kind: ColumnKind
  /** In Latin characters; a Chinese character takes two. */
  readonly width: number
  /** False: only in xlsx and csv; A4 has no room for everything that is kept. */
  readonly onPaper?: boolean
}

export type TableReport = {
  readonly title: string
  readonly sheetName: string
  readonly columns: readonly ReportColumn[]
  /** The filter in words; empty means all records. */
  readonly filterText: string
  readonly office: string
  /** The person's name. */
  readonly exportedBy: string
  readonly exportedAt: InstantMs
  readonly locale: Locale
  /** The audit chain's end when the rows were read: a printed witness against a rewritten log. */
  readonly archiveHead?: { readonly seq: number; readonly hash: string }
}

export type ReportValue = string | number | null
/** Values by column key; a missing one is an empty cell. */
export type ReportRow = Readonly<Record<string, ReportValue | undefined>>
/** Rows as they are read, a page at a time; its `return` is called on every way out, so that a read transaction ends. */
export type ReportBatches = AsyncIterable<readonly ReportRow[]>

export const reportFormats = ['xlsx', 'csv', 'pdf'] as const
export type ReportFormat = (typeof reportFormats)[number]

/** Where a writer's bytes go; resolves when they have been taken. */
export type Sink = { write(bytes: Uint8Array): Promise<void> }

/** What a writer is told on the way. Progress counts rows and never goes back. */
export type WriteOptions = { readonly onProgress?: (rows: number) => void; readonly signal?: AbortSignal }

export type Written = { readonly rows: number; readonly cutCells: number }

/** `2026-11-24 16:30` in the office's zone. */
export function instantText(instantMs: number): string {
  return new Date(instantMs + officeUtcOffsetMinutes * minuteMs).toISOString().slice(0, 16).replace('T', ' ')
}

/** The lines under the last row: whose, who, when, filter, row count, chain. */
export function footerLines(report: TableReport, written: Written): readonly string[] {
  const { locale } = report
  const filter = report.filterText === '' ? translate(locale, 'paper.no-filter') : report.filterText
  return [
    translate(locale, 'paper.office', { office: report.office }),
    translate(locale, 'paper.exported-by', { name: report.exportedBy, time: instantText(report.exportedAt) }),
    translate(locale, 'paper.filter', { filter }),
    translate(locale, 'paper.row-count', { rows: written.rows }),
    ...(written.cutCells === 0 ? [] : [translate(locale, 'paper.cells-cut', { cells: written.cutCells })]),
    ...(report.archiveHead === undefined ? [] : [translate(locale, 'paper.archive-head', report.archiveHead)]),
  ]
}

/** Hands the batches on, counting rows; stops at an abort before the next batch and tells the reader of the rows that it is over. */
export async function* countRows(batches: ReportBatches, options: WriteOptions, count: (rows: number) => void): AsyncGenerator<readonly ReportRow[], void, void> {
  let rows = 0
  for await (const batch of batches) {
    options.signal?.throwIfAborted()
    yield batch
    rows += batch.length
    count(rows)
    options.onProgress?.(rows)
  }
  options.signal?.throwIfAborted()
}
