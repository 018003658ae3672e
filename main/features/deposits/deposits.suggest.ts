/** What the desk may mean while it types: people who left something before, and places that are in use. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { findDeposits, listRecentPlaces } from '#main/features/deposits/deposits.repository.ts'
import { searchDocuments } from '#main/mechanisms/search/search-documents.ts'
import type { Depositor, DepositRow } from '#shared/contract/deposits.ts'
import type { SearchFieldName } from '#shared/domain/search/grams.ts'
import type { Id } from '#shared/kernel/ids.ts'

const mostDepositors = 8
const mostPlaces = 12
/** A frequent depositor fills whole pages of hits; looking further costs one more search each. */
const mostPages = 4
/** What was typed must be about the person; a word of the item is not. */
const aboutThePerson: ReadonlySet<SearchFieldName> = new Set(['name', 'company', 'phone', 'initials', 'spelling'])

/** Earlier depositors who fit what was typed, each once with the latest wording, the latest first. */
export async function suggestDepositors(reader: Reader, typed: string): Promise<Depositor[]> {
  const found = new Map<string, Depositor>()
  let before: string | null = null
  for (let page = 0; page < mostPages && found.size < mostDepositors; page += 1) {
    const answer = await searchDocuments(reader, typed, { kinds: ['deposit'], before })
    const ids = answer.hits.filter((hit) => hit.matched.some((field) => aboutThePerson.has(field))).map((hit) => hit.subjectId as Id<'deposit'>) // the index names deposits by their ids
    for (const deposit of await findDeposits(reader, ids)) {
      const key = `${deposit.depositor}\n${deposit.phone}\n${deposit.company}`
      if (!found.has(key)) found.set(key, toDepositor(deposit))
    }
    before = answer.next
    if (before === null) break
  }
  return [...found.values()].slice(0, mostDepositors)
}

function toDepositor({ depositor, phone, company, customerId, takenAt }: DepositRow): Depositor {
  return { depositor, phone, company, customerId, lastTakenAt: takenAt }
}

/** Places of the latest lines, the latest first. */
export function suggestPlaces(reader: Reader): Promise<string[]> {
  return listRecentPlaces(reader, mostPlaces)
}
