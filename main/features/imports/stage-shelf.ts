/**
 * Keeps a chosen file and its rehearsal in memory for the desk that chose it: never on the disk, gone when the archive closes,
 * when the desk chooses another file, or when nobody has touched it for an hour.
 */
import type { Clock, IdSource } from '#main/platform/platform.ts'
import type { ImportReading, Rehearsal, StagedLine } from '#shared/contract/imports.ts'
import { countOutcomes, decideOutcome } from '#shared/domain/imports/outcome.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import type { SkippedLines } from '#shared/domain/imports/lines.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'
import { refuse } from '#shared/domain/refusal.ts'

/** How the person wants the file understood, and what would then happen. */
export type StagedRehearsal = { readonly kind: ImportKind; readonly mapping: readonly string[]; readonly policy: DuplicatePolicy; readonly lines: StagedLine[]; readonly skipped: SkippedLines }

export type Stage = {
  readonly id: string; readonly fileName: string; readonly bytes: SharedArrayBuffer
  reading: ImportReading
  /** SHA-256 and sheet, known once somebody has looked. */
  fileHash: string; sheet: string
  rehearsal: StagedRehearsal | null
}

export type StageShelf = {
  put(deskId: string, fileName: string, bytes: SharedArrayBuffer, reading: ImportReading): Stage
  /** The stage of this desk, or a refusal that says to choose the file again. */
  get(deskId: string, stageId: string): Stage
  drop(deskId: string): void
}

const keptMs = 60 * 60_000
const sweepEveryMs = 60_000

type Entry = { readonly stage: Stage; readonly archive: object | null; touchedMs: number }

/** Builds the shelf. `archive` is the open archive, or null: a stage belongs to the opening in which it was made. */
export function createStageShelf(clock: Clock, ids: IdSource, archive: () => object | null): StageShelf {
  const entries = new Map<string, Entry>()
  const isOver = (entry: Entry) => entry.archive !== archive() || clock.monotonicMs() - entry.touchedMs > keptMs
  const sweep = setInterval(() => { for (const [deskId, entry] of entries) if (isOver(entry)) entries.delete(deskId) }, sweepEveryMs)
  sweep.unref()
  return {
    put(deskId, fileName, bytes, reading) {
      const stage: Stage = { id: ids.secret().slice(0, 32), fileName, bytes, reading, fileHash: '', sheet: '', rehearsal: null }
      entries.set(deskId, { stage, archive: archive(), touchedMs: clock.monotonicMs() })
      return stage
    },
    get(deskId, stageId) {
      const entry = entries.get(deskId)
      if (entry === undefined || entry.stage.id !== stageId || isOver(entry)) {
        if (entry !== undefined && isOver(entry)) entries.delete(deskId)
        return refuse({ code: 'imports.stage-gone', facts: {}, remedy: { code: 'imports.choose-again' } })
      }
      entry.touchedMs = clock.monotonicMs()
      return entry.stage
    },
    drop: (deskId) => void entries.delete(deskId),
  }
}

/** The rehearsal of a stage, or a refusal that says to rehearse first. */
export function rehearsalOf(stage: Stage): StagedRehearsal {
  return stage.rehearsal ?? refuse({ code: 'imports.not-rehearsed', facts: {}, remedy: { code: 'imports.rehearse-first' } })
}

/** A person's choice for some lines; their outcomes follow from it by the same rule as in the worker. */
export function chooseForLines(rehearsal: StagedRehearsal, numbers: readonly number[], choice: DuplicatePolicy | null): void {
  const wanted = new Set(numbers)
  rehearsal.lines.forEach((line, index) => {
    if (!wanted.has(line.line)) return
    const outcome = decideOutcome(rehearsal.kind, { isRejected: line.outcome === 'rejected', match: line.match, canUpdate: line.canUpdate }, rehearsal.policy, choice)
    rehearsal.lines[index] = { ...line, choice, outcome }
  })
}

/** Counts of a rehearsal. `similar`: lines that would go in although something like them is kept. */
export function summarise(rehearsal: StagedRehearsal): Rehearsal {
  const findings = new Map<string, { readonly code: string; readonly weight: 'rejects' | 'notes'; count: number }>()
  let [similar, noted] = [0, 0]
  for (const line of rehearsal.lines) {
    if (line.match?.certainty === 'similar') similar += 1
    if (line.findings.length > 0) noted += 1
    for (const code of new Set(line.findings.map((finding) => finding.code))) {
      const entry = findings.get(code) ?? { code, weight: line.findings.find((finding) => finding.code === code)?.weight ?? 'notes', count: 0 }
      entry.count += 1
      findings.set(code, entry)
    }
  }
  return { counts: countOutcomes(rehearsal.lines.map((line) => line.outcome)), similar, noted, skipped: rehearsal.skipped, findings: [...findings.values()].toSorted((left, right) => right.count - left.count) }
}
