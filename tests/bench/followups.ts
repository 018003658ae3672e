/** The board of return visits among twenty thousand: a page as it opens, a page of typed words that nearly all of them hold, and the figures of a month. */
import { followupDocument } from '#main/features/followups/followup-marks.ts'
import { listFollowups } from '#main/features/followups/followups.queries.ts'
import { getMonth } from '#main/features/followups/month.service.ts'
import type { NewFollowup } from '#main/features/followups/followups.repository.ts'
import { indexMany } from '#main/mechanisms/search/search-index.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { addDays, startOfDayMs, toDay } from '#shared/kernel/days.ts'
import { atMost, millisecondsOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { openUnitArchive } from '#tests/support/unit-archive.ts'

const followups = 20_000
const today = toDay('2026-09-28')
const firstDay = toDay('2025-01-01')

/** The tenth is open; a day brings some thirty. */
function rowOf(index: number): NewFollowup {
  const startDay = addDays(firstDay, Math.floor(index / 32))
  const isOpen = index % 10 === 0
  return {
    id: `followup-${String(index).padStart(6, '0')}`, number: `HF2026-${String(index).padStart(5, '0')}`, kind: index % 3 === 0 ? 'repair' : 'complaint', status: isOpen ? 'open' : 'done', source_id: null, source_number: '', title: `客户反映第 ${String(index)} 件`,
    person: `客户${String(index % 900)}`, phone: '13800000001', place: `${String(index % 9)}-${String(100 + (index % 800))}`, customer_id: null, grade: 'ordinary', start_day: startDay, due_day: addDays(startDay, 3), planned_day: null, planned_reason: '', plan_month: '',
    owner_role: 'clerk', owner_user_id: null, assign_reason: '', assignments: 0, round: 1, participants: null, visited: isOpen ? 0 : 1, first_visit_day: isOpen ? null : startDay, exemption: '', exemption_words: '', reply_day: null, reply_addressee: '', reply_paper_id: null,
    marks: '[]', needs_supervisor: 0, awaits_review: 0, awaits_signature: 0, closed_day: isOpen ? null : startDay, close_reason: '', opened_at: startOfDayMs(startDay), opened_by: 'bench',
  }
}

export async function measureFollowups(scale: Scale): Promise<readonly Figure[]> {
  const archive = openUnitArchive({ today })
  for (let start = 0; start < followups; start += 500) {
    const rows = Array.from({ length: 500 }, (_, offset) => rowOf(start + offset))
    await archive.write(async ({ write }) => {
      await write.insertInto('followups').values(rows).execute()
      await indexMany(write, rows.map((row) => followupDocument({ ...row, owner_name: null })))
    })
  }
  // The bench's own person, who is nobody's colleague.
  const actor: Actor = { userId: 'bench' as Id<'user'>, displayName: 'bench', role: 'clerk', department: '' }
  const page = (text: string, box: 'open' | 'all') => () => listFollowups(archive.reader, { box, kind: 'all', text, cursor: null, size: 100 }, actor, today).then(() => undefined)
  const rounds = Math.min(scale.rounds, 20)
  const figures = [
    atMost('follow-ups: a page of the board among 20,000', await millisecondsOf(page('', 'open'), rounds), 5, 'ms'),
    atMost('follow-ups: a page of words that all of them hold', await millisecondsOf(page('客户', 'all'), rounds), 5, 'ms'),
    atMost('follow-ups: the figures of a month', await millisecondsOf(() => getMonth(archive.reader, { listCases: () => Promise.resolve([]) }, '2026-03', today).then(() => undefined), rounds), 25, 'ms'),
  ]
  archive.close()
  return figures
}
