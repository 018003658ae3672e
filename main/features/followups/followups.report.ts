/** The register of return visits 回访记录 for reports: one line a visit, with what was said and what the supervisor wrote (P14-2.4a). */
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import { countVisits, pageVisits } from '#main/features/followups/followups.repository.ts'
import { toVisit } from '#main/features/followups/followups.queries.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { matchingSubjects } from '#main/mechanisms/search/search-documents.ts'
import { findText } from '#shared/text/index.ts'
import type { TextKey } from '#shared/text/index.ts'

type Column = RegisterSource['columns'][number]
const column = (key: string, title: TextKey, kind: Column['kind'], width: number): Column => ({ key, title, kind, width })
const narrowing = (filter: RegisterFilter) => ({ from: filter.from, to: filter.to, followups: matchingSubjects(filter.text, 'followup') })

export const followupRegister: RegisterSource = {
  name: 'followups', title: 'followups.register', capability: 'followups.read', states: [], tallies: [{ register: 'followups', key: 'visits', title: 'followups.visits' }],
  columns: [
    column('number', 'followups.number', 'text', 14), column('day', 'followups.day', 'day', 11), column('kind', 'followups.kind', 'text', 10), column('source', 'followups.source', 'text', 14), column('round', 'followups.round', 'number', 6), column('person', 'followups.person', 'text', 12),
    column('place', 'followups.place', 'text', 12), column('title', 'followups.about', 'long-text', 28), column('means', 'followups.means', 'text', 8), column('visitor', 'followups.visitor', 'text', 12), column('said', 'followups.said', 'long-text', 36),
    column('satisfaction', 'followups.satisfaction', 'text', 10), column('outcome', 'followups.outcome', 'text', 12), column('newIssue', 'followups.new-issue', 'long-text', 24), column('replyAt', 'followups.reply-at', 'instant', 17), column('nextDay', 'followups.next-day', 'day', 11),
    column('signer', 'followups.signer', 'text', 12), column('opinion', 'followups.opinion', 'long-text', 24), column('reviewedBy', 'followups.reviewed-by', 'text', 12), column('reviewedAt', 'followups.reviewed-at', 'instant', 17),
  ],
  async page(reader, filter, { locale }, { cursor, size }) {
    const position = decodeCursor(cursor)
    const rows = await pageVisits(reader, narrowing(filter), { after: position === null ? null : [String(position[0]), position[1]], size })
    const page = cutPage(rows, size, (row) => [row.day, row.id])
    const word = (group: string, value: string) => findText(locale, `followups.${group}.${value}`) ?? value
    return {
      next: page.next,
      rows: page.rows.map((row) => {
        const visit = toVisit(row)
        return { id: row.id, values: {
          number: row.number, day: visit.day, kind: word('kind', row.kind), source: row.source_number, round: visit.round, person: visit.person === '' ? row.customer : visit.person, place: row.place, title: row.title, means: word('means', visit.means), visitor: visit.visitor, said: visit.said,
          satisfaction: word('satisfaction', visit.satisfaction), outcome: word('outcome', visit.outcome), newIssue: visit.newIssue, replyAt: visit.replyAt, nextDay: visit.nextDay, signer: visit.signerName, opinion: visit.opinion, reviewedBy: visit.reviewedBy, reviewedAt: visit.reviewedAt,
        } }
      }),
    }
  },
  count: (reader, filter, _context, limit) => countVisits(reader, narrowing(filter), limit),
}
