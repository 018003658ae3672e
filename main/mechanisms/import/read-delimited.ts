/** Reads comma, semicolon, tab or bar separated text into lines, and finds out which of them it is. */
import Papa from 'papaparse'
import type { Row } from '#shared/domain/imports/columns.ts'
import { refuse } from '#shared/domain/refusal.ts'

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]

/** Text looked at to find the delimiter. */
const previewSigns = 128 * 1024
const previewLines = 200
/** Text read between two looks at the abort flag. */
const chunkSigns = 512 * 1024

export type LineSink = {
  /** Takes lines; throws the refusal of a file that is too long. */
  add(lines: readonly Row[]): void
  /** Told after each chunk; throws when the work was aborted. */
  progress(share: number): void
}

/** Reads text into `sink`. Returns the delimiter. Refuses a quote that is never closed, with its line. */
export function readDelimited(text: string, forced: Delimiter | null, sink: LineSink): Delimiter {
  const told = /^sep=([,;\t|])\r?\n/i.exec(text)
  const body = told === null ? text : text.slice(told[0].length)
  // The pattern lets only our delimiters through.
  const delimiter = forced ?? ((told?.[1] ?? findDelimiter(body)) as Delimiter)
  let [lines, openAt] = [0, -1]
  let failure: unknown = null
  // Chunks of a text are an option that the library has and its types leave out.
  const options: Papa.ParseConfig<string[]> & { readonly chunkSize: number; chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser): void } = {
    delimiter, skipEmptyLines: false, chunkSize: chunkSigns,
    chunk: (results, parser) => {
      try {
        const open = results.errors.find((error) => error.code === 'MissingQuotes')
        if (open !== undefined) openAt = lines + (open.row ?? 0)
        lines += results.data.length
        sink.add(results.data)
        sink.progress(results.meta.cursor / Math.max(1, body.length))
      } catch (error) {
        failure = error
        parser.abort()
      }
    },
  }
  Papa.parse<string[]>(body, options)
  if (failure !== null) throw failure
  if (openAt >= 0) refuse({ code: 'imports.quote-open', facts: { line: openAt + 1 }, remedy: { code: 'imports.save-as-xlsx' } })
  return delimiter
}

/** The separator under which most lines have the same, largest number of cells. */
export function findDelimiter(text: string): Delimiter {
  const head = text.slice(0, previewSigns)
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(head, { delimiter, preview: previewLines, skipEmptyLines: 'greedy' })
    const widths = Map.groupBy(data.map((row) => row.length).filter((width) => width > 1), (width) => width)
    const [width, of] = [...widths].reduce<readonly [number, readonly number[]]>((most, entry) => (entry[1].length > most[1].length ? entry : most), [1, []])
    const score = (of.length / Math.max(1, data.length)) * Math.min(width, 30)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

