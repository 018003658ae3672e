/** What a scan means at the lending desk, and who may be meant by a few typed letters. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { findLiveLoansOfFile, findLiveLoansOfItem, findLoanByNumber } from '#main/features/lending/lending.repository.ts'
import type { LendingFile, LendingItem, LendingSources } from '#main/features/lending/lending.sources.ts'
import { listActivePeople } from '#main/mechanisms/approvals/approval-store.ts'
import { postSeatOf, readOfficePosts, withPosts } from '#main/mechanisms/approvals/office-posts.ts'
import { personReadings } from '#main/mechanisms/search/readings.ts'
import { pageOfMatches } from '#main/mechanisms/search/matching-page.ts'
import type { LoanRow, ScanMeaning, lendingContract } from '#shared/contract/lending.ts'
import { codeKey } from '#shared/domain/customers.ts'
import type { Day } from '#shared/kernel/days.ts'
import { translate } from '#shared/text/index.ts'
import type { z } from 'zod'

type Suggested = z.output<NonNullable<(typeof lendingContract.suggestBorrowers)['~orpc']['outputSchema']>>['rows'][number]

/** Lines offered at once. */
const suggestedLimit = 12
/** Earlier loans looked through for borrowers of that name. */
const searchedLoans = 200

/** What is out comes back, what is approved goes out, what waits is shown. */
function meaningOf(loan: LoanRow, position: number | null): ScanMeaning {
  if (loan.status === 'out') return { meaning: 'return', loan, position }
  return loan.status === 'approved' ? { meaning: 'issue', loan, position } : { meaning: 'show', loan }
}

function askFor(customer: LendingFile, item: LendingItem | null): ScanMeaning {
  return { meaning: 'request', customerId: customer.id, customerNumber: customer.number, customerName: customer.name, itemId: item?.itemId ?? null, itemTitle: item?.title ?? '' }
}

/** The meaning of a loan number, an item's number or bar code, or a file number; null when nothing has it. */
export async function findMeaning(reader: Reader, sources: LendingSources, code: string, today: Day): Promise<ScanMeaning | null> {
  const loan = await findLoanByNumber(reader, codeKey(code), today)
  if (loan !== undefined) return meaningOf(loan, null)
  const found = await sources.findItemByCode(reader, code)
  if (found !== undefined) {
    const [live] = await findLiveLoansOfItem(reader, found.item.itemId, today)
    return live === undefined ? askFor(found.customer, found.item) : meaningOf(live.loan, live.position)
  }
  const file = await sources.findFileByCode(reader, code)
  if (file === undefined) return null
  const live = await findLiveLoansOfFile(reader, file.id, today)
  const [first, second] = live
  // A whole file comes back or goes out as one; when it stands on several loans the desk must choose, so the most urgent is only shown.
  if (first === undefined) return askFor(file, null)
  return second === undefined || second.status !== first.status ? meaningOf(first, null) : { meaning: 'show', loan: first }
}

function matches(typed: string, name: string): boolean {
  const key = typed.normalize('NFKC').trim().toLowerCase()
  if (key === '' || name.toLowerCase().includes(key)) return true
  const { initials, spellings } = personReadings(name)
  return initials.some((reading) => reading.startsWith(key)) || spellings.some((spelling) => spelling.startsWith(key))
}

/** Colleagues first, then earlier borrowers with what they borrowed for last. */
export async function suggestBorrowers(reader: Reader, typed: string): Promise<{ rows: Suggested[] }> {
  const heads = await readHeads(reader)
  const earlier = await listEarlier(reader, typed, heads)
  const users = await reader.selectFrom('users').select(['display_name', 'role', 'department']).where('disabled_at', 'is', null).orderBy('created_at').execute()
  const colleagues = users.filter((user) => matches(typed, user.display_name)).map((user): Suggested => {
    const before = earlier.find((row) => row.name === user.display_name && row.kind === 'staff')
    // Roles in the table were written by this program; a post is what the archive's language calls the role.
    const post = translate('zh', `role.${user.role}` as 'role.clerk')
    return { kind: 'staff', name: user.display_name, unit: user.department, post, phone: before?.phone ?? '', letter: '', purpose: before?.purpose ?? '', reason: before?.reason ?? '', headName: heads.nameFor(user.department), known: 'colleague' }
  })
  const names = new Set(colleagues.map((row) => row.name))
  return { rows: [...colleagues, ...earlier.filter((row) => row.kind === 'outsider' || !names.has(row.name))].slice(0, suggestedLimit) }
}

type Heads = { /** Whoever signs for a unit; '' when nobody is known. */ nameFor(unit: string): string }

/** Who signs for a unit: who signed its last stamped paper, else the head of the department of that name. */
async function readHeads(reader: Reader): Promise<Heads> {
  const signed = await reader.selectFrom('loans').select(['borrower_unit', 'seal_head']).where('seal_way', '=', 'paper').orderBy('requested_at', 'desc').limit(searchedLoans).execute()
  const people = withPosts(await listActivePeople(reader), await readOfficePosts(reader))
  return {
    nameFor: (unit) => signed.find((row) => row.borrower_unit.trim() === unit.trim())?.seal_head ?? people.find((person) => person.posts?.includes(postSeatOf('department-head', unit)) === true)?.displayName ?? '',
  }
}

/** Earlier borrowers whose name reads like what was typed, the latest first, each once. */
async function listEarlier(reader: Reader, typed: string, heads: Heads): Promise<Suggested[]> {
  const earlier = await pageOfMatches(reader, { typed, kinds: [{ kind: 'loan', table: 'loans', condition: null }] }, { cursor: null, size: searchedLoans })
  let select = reader.selectFrom('loans').select(['borrower_kind', 'borrower_key', 'borrower_name', 'borrower_unit', 'borrower_post', 'borrower_phone', 'letter', 'purpose', 'reason'])
  if (earlier !== null) select = select.where('id', 'in', earlier.rows)
  const rows = await select.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(searchedLoans).execute()
  const latest = new Map<string, Suggested>()
  for (const row of rows) {
    const key = `${row.borrower_kind} ${row.borrower_key} ${row.borrower_unit}`
    if (row.borrower_name === '' || latest.has(key) || !matches(typed, row.borrower_name)) continue
    // An outsider shows his letter anew each time (P07-18.4a).
    latest.set(key, { kind: row.borrower_kind, name: row.borrower_name, unit: row.borrower_unit, post: row.borrower_post, phone: row.borrower_phone, letter: '', purpose: row.purpose, reason: row.reason, headName: row.borrower_kind === 'staff' ? heads.nameFor(row.borrower_unit) : '', known: 'borrower' })
  }
  return [...latest.values()]
}
