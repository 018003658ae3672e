/** Names the clause that a test proves, so that `npm run clauses` can count it; a clause that no pack has fails where it is named. */
import { it } from 'vitest'
import { policyPacks } from '#shared/policies/index.ts'

const known = new Set(policyPacks.flatMap((pack) => pack.clauses.map((each) => each.id)))

/** The mark by which a test's title names its clause. */
export function clauseMark(id: string): string {
  return `[${id}]`
}

/** A test that proves a clause by its id in the pack, e.g. `clause('P07-19.5b', 'refuses a loan of four days', …)`. */
export function clause(id: string, sentence: string, test: () => void | Promise<void>): void {
  if (!known.has(id)) throw new RangeError(`no pack has the clause ${id}`)
  it(`${clauseMark(id)} ${sentence}`, test)
}
