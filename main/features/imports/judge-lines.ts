/** Judges every line of a table: what it says, what it repeats, what becomes of it. Reads only; rehearsal and import both stand on it. */
import { hash } from 'node:crypto'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Change, ImportTarget } from '#main/features/imports/import-target.ts'
import { findSameLines } from '#main/features/imports/imports.repository.ts'
import type { Finding } from '#shared/domain/imports/cell.ts'
import type { ColumnMapping, Row } from '#shared/domain/imports/columns.ts'
import { certaintyOf, matchKeys } from '#shared/domain/imports/keys.ts'
import type { MatchReason } from '#shared/domain/imports/keys.ts'
import type { DataLine, Layout } from '#shared/domain/imports/layout.ts'
import { decideOutcome } from '#shared/domain/imports/outcome.ts'
import type { DuplicatePolicy, LineOutcome, Match } from '#shared/domain/imports/outcome.ts'
import { readImportLine } from '#shared/domain/imports/read-line.ts'
import { planColumns } from '#shared/domain/imports/record.ts'
import type { ImportRecord, ReadingRules } from '#shared/domain/imports/record.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'

export type JudgeOrder = {
  readonly kind: ImportKind; readonly mapping: ColumnMapping; readonly policy: DuplicatePolicy
  /** A person's own choices, by line. */
  readonly choices: ReadonlyMap<number, DuplicatePolicy>
  readonly rules: ReadingRules
}

export type JudgedLine = {
  readonly line: number; readonly row: Row; readonly outcome: LineOutcome; readonly title: string; readonly fingerprint: string
  readonly match: Match | null; readonly findings: readonly Finding[]; readonly choice: DuplicatePolicy | null
  readonly record: ImportRecord | null; readonly change: Change | null
}

/** Lines judged between two looks at the abort flag and two reports. */
const linesAtOnce = 500

type ReadLine = { readonly data: DataLine; readonly record: ImportRecord | null; readonly title: string; readonly findings: readonly Finding[]; readonly fingerprint: string }

/** Yields judged lines in order, some hundreds at a time. */
export async function* judgeLines(reader: Reader, layout: Layout, target: ImportTarget, order: JudgeOrder): AsyncGenerator<readonly JudgedLine[], void, void> {
  const plan = planColumns(order.mapping, layout.headings)
  const seen = createSeenLines()
  for (let start = 0; start < layout.dataLines.length; start += linesAtOnce) {
    const lines = layout.dataLines.slice(start, start + linesAtOnce).map((data): ReadLine => {
      const reading = readImportLine(order.kind, plan, data.row, order.rules)
      const refused = reading.record === null ? [] : target.check(reading.record)
      const record = refused.length > 0 ? null : reading.record
      // A rejected line is known again by its cells, one that goes in by what it says.
      return { data, record, title: reading.title, findings: [...reading.findings, ...refused], fingerprint: fingerprintOf(order.kind, record ?? data.row) }
    })
    yield await judgeSome(reader, target, order, lines, seen)
  }
}

function fingerprintOf(kind: ImportKind, said: unknown): string {
  return hash('sha256', `${kind}\n${JSON.stringify(said)}`, 'base64url').slice(0, 22)
}

async function judgeSome(reader: Reader, target: ImportTarget, order: JudgeOrder, lines: readonly ReadLine[], seen: SeenLines): Promise<readonly JudgedLine[]> {
  const good = lines.flatMap((line) => (line.record === null ? [] : [{ ...line, record: line.record }]))
  const [sameLines, kept] = [await findSameLines(reader, good.map((line) => line.fingerprint)), await target.findMatches(reader, good.map((line) => line.record))]
  const matches = new Map(good.map((line, index) => {
    const own = seen.note(line.data.line, line.title, line.fingerprint, line.record)
    return [line.data.line, surest([sameLines.get(line.fingerprint) ?? null, kept[index] ?? null, own])] as const
  }))
  const changes = await findChanges(reader, target, good, matches)
  return lines.map((line): JudgedLine => {
    const number = line.data.line
    const [found, change, choice] = [matches.get(number) ?? null, changes.get(number) ?? null, order.choices.get(number) ?? null]
    const match = seen.claimed(found)
    const isOurs = match === found
    const outcome = decideOutcome(order.kind, { isRejected: line.record === null, match, canUpdate: isOurs && change !== null }, order.policy, choice)
    if (outcome === 'updated' && change !== null) seen.claim(change.subjectId, number)
    return { line: number, row: line.data.row, outcome, title: line.title, fingerprint: line.fingerprint, match, findings: line.findings, choice, record: line.record, change: isOurs ? change : null }
  })
}

/** The surest match; of equal ones the archive's, which can be opened. */
function surest(matches: readonly (Match | null)[]): Match | null {
  const found = matches.filter((match) => match !== null)
  return found.find((match) => match.certainty === 'same') ?? found[0] ?? null
}

async function findChanges(reader: Reader, target: ImportTarget, lines: readonly (ReadLine & { readonly record: ImportRecord })[], matches: ReadonlyMap<number, Match | null>): Promise<Map<number, Change | null>> {
  const pairs = lines.flatMap(({ data, record }) => {
    const subjectId = matches.get(data.line)?.subjectId
    return subjectId === null || subjectId === undefined ? [] : [{ line: data.line, subjectId, record }]
  })
  const changes = pairs.length === 0 ? [] : await target.prepareChanges(reader, pairs)
  return new Map(pairs.map((pair, index) => [pair.line, changes[index] ?? null]))
}

type SeenLines = {
  /** Remembers a line and says which earlier one of this file it repeats. */
  note(line: number, title: string, fingerprint: string, record: ImportRecord): Match | null
  /** The match, or the earlier line of this file that brings its record up to date already. */
  claimed(match: Match | null): Match | null
  claim(subjectId: string, line: number): void
}

function createSeenLines(): SeenLines {
  const first = new Map<string, { readonly line: number; readonly title: string }>()
  const updatedBy = new Map<string, number>()
  return {
    note(line, title, fingerprint, record) {
      const keys: readonly { readonly reason: MatchReason; readonly key: string }[] = [{ reason: 'same-line', key: fingerprint }, ...matchKeys(record)]
      const hits = keys.flatMap(({ reason, key }) => { const hit = first.get(`${reason}|${key}`); return hit === undefined ? [] : [{ reason, ...hit }] })
      for (const { reason, key } of keys) if (!first.has(`${reason}|${key}`)) first.set(`${reason}|${key}`, { line, title })
      const sure = hits.find((hit) => certaintyOf([hit.reason]) === 'same') ?? hits[0]
      if (sure === undefined) return null
      const reasons = [...new Set(hits.filter((hit) => hit.line === sure.line).map((hit) => hit.reason))]
      return { certainty: certaintyOf(reasons), reasons, subjectId: null, number: '', name: sure.title, line: sure.line }
    },
    claimed(match) {
      if (match === null || match.subjectId === null) return match
      const line = updatedBy.get(match.subjectId)
      return line === undefined ? match : { ...match, subjectId: null, line }
    },
    claim: (subjectId, line) => void updatedBy.set(subjectId, line),
  }
}
