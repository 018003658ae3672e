/** The results of closed surveys by business department, for the appraisal: a register that reports can read and put into files (P19-1.7.2). */
import { cutPage, decodeCursor } from '#main/db/keyset.ts'
import { countResults, pageResults } from '#main/features/customer-care/surveys.repository.ts'
import type { RegisterFilter, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { averageHundredths, writeHundredths } from '#shared/domain/customer-surveys.ts'

const narrowing = ({ from, to, text }: RegisterFilter) => ({ from, to, text })

/** The latest closed first. */
export const satisfactionRegister: RegisterSource = {
  name: 'satisfaction', title: 'customer-care.register', capability: 'customer-visits.read', states: [], tallies: [{ register: 'customer-care', key: 'answers', title: 'customer-care.answers' }],
  columns: [
    { key: 'closedDay', title: 'customer-care.closed-day', kind: 'day', width: 11 }, { key: 'survey', title: 'customer-care.survey-title', kind: 'text', width: 24 }, { key: 'department', title: 'customer-care.department', kind: 'text', width: 16 }, { key: 'answers', title: 'customer-care.answers', kind: 'number', width: 8 },
    { key: 'revisits', title: 'customer-care.revisits', kind: 'number', width: 10 }, { key: 'average', title: 'customer-care.average', kind: 'text', width: 10 }, { key: 'lowScores', title: 'customer-care.low-scores', kind: 'number', width: 10 }, { key: 'number', title: 'customer-care.number', kind: 'text', width: 14 },
  ],
  async page(reader, filter, _context, { cursor, size }) {
    const page = cutPage(await pageResults(reader, narrowing(filter), { after: decodeCursor(cursor), size }), size, (row) => [row.closedDay, row.id])
    return { next: page.next, rows: page.rows.map((row) => ({ id: row.id, values: { closedDay: row.closedDay, survey: row.title, department: row.department, answers: row.answers, revisits: row.revisits, average: writeHundredths(averageHundredths(row.sum, row.answers)), lowScores: row.lowScores, number: row.number } })) }
  },
  count: (reader, filter, _context, limit) => countResults(reader, narrowing(filter), limit),
}
