/** Says by what a deposit is found: its number, depositor, company, phone, item and place. */
import type { SearchDocument } from '#main/mechanisms/search/search-index.ts'

export type FoundDeposit = {
  readonly id: string; readonly number: string; readonly takenAt: number
  readonly depositor: string; readonly company: string; readonly phone: string; readonly item: string; readonly place: string
}

/** The entry of a deposit in the search index. */
export function depositDocument(deposit: FoundDeposit): SearchDocument {
  return {
    kind: 'deposit', subjectId: deposit.id, title: `${deposit.number} ${deposit.item}`, atMs: deposit.takenAt,
    subtitle: [deposit.depositor, deposit.company, deposit.place].filter((part) => part !== '').join(' · '),
    fields: { names: [deposit.depositor], companies: [deposit.company], phones: [deposit.phone], numbers: [deposit.number], texts: [deposit.item, deposit.place] },
  }
}
