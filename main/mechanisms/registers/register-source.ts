/**
 * What a feature hands over so that its register can be read on a screen and put into a file: columns declared once, and pages of plain values.
 * A feature declares it in `<feature>.report.ts`; `main/app/register-sources.ts` collects them.
 */
import type { Page } from '#main/db/keyset.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { ColumnKind, ReportRow } from '#main/mechanisms/export/table-report.ts'
import type { Capability, Role } from '#shared/domain/access.ts'
import type { ImportantTreatment, RegisterName } from '#shared/domain/reports.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

/** A title: a sentence of the tables, or the words of a register that a pack declares. */
export type Titled = TextKey | { readonly zh: string; readonly en: string }

/** A title in a language. */
export function titleIn(locale: Locale, title: Titled): string {
  return typeof title === 'string' ? translate(locale, title) : title[locale]
}

/** `width` is in Latin characters; a Chinese character takes two. Kinds are those of an export: money in cents, day 'YYYY-MM-DD', instant in ms. `onPaper: false` keeps it out of a PDF. */
export type RegisterColumn = { readonly key: string; readonly title: Titled; readonly kind: ColumnKind; readonly width: number; readonly onPaper?: boolean }

/** A status word that the register can be narrowed to. */
export type RegisterState = { readonly value: string; readonly title: TextKey }

/** A daily count that the feature keeps with `unit.tally(register, day, key, …)`, summed by month on the screen. */
export type RegisterTally = { readonly register: string; readonly key: string; readonly title: TextKey }

export type RegisterFilter = {
  /** Typed words, through the search index; '' means none. */
  readonly text: string
  /** One of the source's states, or `all`. */
  readonly state: string
  /** First and last day of the register's own moment (arrived, taken in, requested, opened), both included. */
  readonly from: Day | null
  readonly to: Day | null
}

/** In which words cells are written, and which day counts as today (for `overdue`). */
export type RegisterContext = {
  readonly locale: Locale
  readonly today: Day
  /** For whom a file is written, where a cell depends on it; absent on the screen, which shows what a list may show. */
  readonly role?: Role
  /** For a file of a register that holds content of customer files: what becomes of important ones, and which this person may take whole. */
  readonly guard?: { readonly treat: ImportantTreatment; readonly allowed: readonly string[] }
}

/** An important customer file that a row stands for. */
export type GuardedFile = { readonly id: string; readonly number: string; readonly title: string }

/** A row with its id (never shown); the rest are the columns' values. */
export type RegisterRow = { readonly id: string; readonly values: ReportRow }

export type RegisterSource = {
  readonly name: RegisterName
  readonly title: Titled
  /** Who may read its rows. */
  readonly capability: Capability
  readonly columns: readonly RegisterColumn[]
  /** Columns that this office added, after the declared ones. */
  officeColumns?(reader: Reader): Promise<readonly RegisterColumn[]>
  readonly states: readonly RegisterState[]
  readonly tallies?: readonly RegisterTally[]
  /** Where a row is the content of a customer file: which of these rows' files are important, and a row with its content hidden behind a word (P07-23.1). */
  readonly content?: { mask(values: ReportRow, word: string): ReportRow; importantOf(reader: Reader, ids: readonly string[]): Promise<readonly GuardedFile[]> }
  /** What stands beside the filter in a file's footer, e.g. that numbers are masked; null for nothing. */
  footnote?(context: RegisterContext): TextKey | null
  /** A keyset page in the order of the feature's own list, newest first; `size` is up to 1,000. Status words are translated, numbers and days stay values. */
  page(reader: Reader, filter: RegisterFilter, context: RegisterContext, request: { readonly cursor: string | null; readonly size: number }): Promise<Page<RegisterRow>>
  /** How many rows the filter holds, counted up to `limit` (null: exactly). */
  count(reader: Reader, filter: RegisterFilter, context: RegisterContext, limit: number | null): Promise<number>
}

/** The columns of a register in this office. */
export async function columnsOf(source: RegisterSource, reader: Reader): Promise<readonly RegisterColumn[]> {
  return source.officeColumns === undefined ? source.columns : [...source.columns, ...await source.officeColumns(reader)]
}

/** All rows of a filter in batches, for a writer of files; read it within one read transaction. */
export async function* readRegister(source: RegisterSource, reader: Reader, filter: RegisterFilter, context: RegisterContext, size = 1_000): AsyncGenerator<readonly ReportRow[], void, void> {
  let cursor: string | null = null
  do {
    const page: Page<RegisterRow> = await source.page(reader, filter, context, { cursor, size })
    if (page.rows.length > 0) yield page.rows.map((row) => row.values)
    cursor = page.next
  } while (cursor !== null)
}
