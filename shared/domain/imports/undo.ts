/** May an import be undone? Only while nobody has worked with what it brought. */
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const importStatuses = ['done', 'undone'] as const
export type ImportStatus = (typeof importStatuses)[number]

/** `touched`: numbers of records that somebody has worked with since. `referred`: numbers of loans, deposits and the like that name one of its files. */
export type UndoFacts = { readonly number: string; readonly status: ImportStatus; readonly touched: readonly string[]; readonly referred: readonly string[] }

/** How many numbers a refusal lists. */
const numbersListed = 20

/** All reasons why not, with the numbers that stand in the way. */
export function decideUndo(facts: UndoFacts): Result<'undone', readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (facts.status === 'undone') refusals.push({ code: 'imports.already-undone', facts: { number: facts.number } })
  if (facts.touched.length > 0) refusals.push({ code: 'imports.worked-on-since', facts: { number: facts.number, records: facts.touched.slice(0, numbersListed) }, remedy: { code: 'imports.correct-instead' } })
  if (facts.referred.length > 0) refusals.push({ code: 'imports.named-elsewhere', facts: { number: facts.number, records: facts.referred.slice(0, numbersListed) }, remedy: { code: 'imports.correct-instead' } })
  return refusals.length > 0 ? no(refusals) : ok('undone')
}
