/** The import that this window is in the middle of: it stays while the person looks something up elsewhere. The file itself lies in the archive process. */
import { create } from 'zustand'
import type { ImportLook, ImportReading, ImportRow, Rehearsal } from '#shared/contract/imports.ts'
import type { DuplicatePolicy } from '#shared/domain/imports/outcome.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'

export const importSteps = ['file', 'columns', 'rehearsal', 'result'] as const
export type ImportStep = (typeof importSteps)[number]

export type ImportWork = {
  readonly step: ImportStep
  /** Kept to read it again when the archive process has let go of it (the program was locked). */
  readonly file: File | null
  readonly reading: ImportReading
  readonly look: ImportLook | null
  readonly kind: ImportKind
  readonly mapping: readonly string[]
  readonly policy: DuplicatePolicy
  readonly rehearsal: Rehearsal | null
  readonly done: ImportRow | null
}

export const asFound: ImportReading = { encoding: null, delimiter: null, sheet: null, headerLine: null }
const nothing: ImportWork = { step: 'file', file: null, reading: asFound, look: null, kind: 'customers', mapping: [], policy: 'skip', rehearsal: null, done: null }

export const useImportWork = create<ImportWork>()(() => nothing)

/** Changes members of the work. */
export function changeWork(patch: Partial<ImportWork>): void {
  useImportWork.setState(patch)
}

/** Begins again with no file. */
export function clearWork(): void {
  useImportWork.setState(nothing, true)
}

/** What the archive found becomes the proposal that the person corrects. */
export function takeLook(look: ImportLook): void {
  changeWork({ look, kind: look.kind, mapping: look.mapping, rehearsal: null, step: 'columns' })
}

/** Another kind of table: the proposal for that kind, and no policy that it does not have. */
export function chooseKind(kind: ImportKind): void {
  const { look } = useImportWork.getState()
  changeWork({ kind, mapping: look?.proposals[kind] ?? [], policy: 'skip', rehearsal: null })
}

/** One column goes elsewhere; a field that holds one column leaves the column that had it. */
export function mapColumn(column: number, target: string, takesMany: boolean): void {
  const { mapping } = useImportWork.getState()
  changeWork({ mapping: mapping.map((known, index) => (index === column ? target : known === target && target !== 'own' && target !== 'ignore' && !takesMany ? 'ignore' : known)), rehearsal: null })
}
