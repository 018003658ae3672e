/** The law's engines: what a change of day costs over many open duties, and what an explanation costs beside the bare decision. */
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter } from '#main/mechanisms/duties/duties.ts'
import { listOpenDuties } from '#main/mechanisms/duties/duty-store.ts'
import { judgeDay } from '#shared/domain/calendar.ts'
import type { WorkCalendar } from '#shared/domain/calendar.ts'
import { rolesReached } from '#shared/domain/duties.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { rehearse, rememberDueDays } from '#shared/domain/policies/rehearsal.ts'
import type { Past, RehearsedRules } from '#shared/domain/policies/rehearsal.ts'
import { printedRules } from '#shared/policies/office-rules.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { atMost, ratioOf } from '#tests/bench/figure.ts'
import type { Figure, Scale } from '#tests/bench/figure.ts'
import { openUnitArchive } from '#tests/support/unit-archive.ts'

const duties = 10_000
const rule: DutyRule = {
  id: 'bench', clause: 'P19-B.1', zh: '备案', en: 'File', owner: 'clerk', evidence: 'record', ladder: [{ afterDays: 1, role: 'department-manager' }, { afterDays: 5, role: 'general-manager' }],
  comes: { kind: 'after', event: 'customer.contacted', term: { unit: 'working-days', count: 5 } },
}

/** The day alone, without any step: what an engine would compute that cannot explain itself. */
function bareDueDay(start: Day, count: number, calendar: WorkCalendar): Day {
  let day = start
  for (let left = count; left > 0;) {
    day = addDays(day, 1)
    if (judgeDay(calendar, day).isWorked) left -= 1
  }
  return day
}

/** A hundred thousand things of the past, all of them to be moved by the change: what a rehearsal costs beside computing the same due days with nothing else, and the longest turn that it takes. */
function measureRehearsal(calendar: WorkCalendar): readonly Figure[] {
  const term = { unit: 'working-days', count: 4 } as const
  const after = { ...printedRules.on(toDay('2026-09-28')), duties: [{ ...rule, comes: { kind: 'after', event: 'customer.contacted', term } }] } satisfies RehearsedRules
  const parts = Array.from({ length: 100 }, (_, part): Past => {
    const day = addDays(toDay('2026-01-05'), part)
    const rows = Array.from({ length: 1_000 }, (_row, index) => ({ id: `${String(part)}-${String(index)}`, number: '', startDay: day, dueDay: bareDueDay(day, 5, calendar) }))
    return { loans: [], cases: [], followups: [], filings: [], visits: [], duties: rows.map((row) => ({ ...row, ruleId: rule.id, clause: rule.clause, zh: rule.zh, en: rule.en, subjectKind: 'customer', subjectNumber: '', isByHand: false })) }
  })
  const dueDays = rememberDueDays(calendar)
  const turns = parts.map((past) => { const began = performance.now(); rehearse(past, after, dueDays); return performance.now() - began })
  return [
    atMost('a rehearsal of 100,000 duties', turns.reduce((sum, turn) => sum + turn, 0), 500, 'ms'),
    atMost('its longest turn of 1,000', Math.max(...turns), 50, 'ms'),
  ]
}

export async function measureLaw(scale: Scale): Promise<readonly Figure[]> {
  const archive = openUnitArchive({ today: '2026-09-28' })
  const calendar = await loadCalendar(archive.reader)
  await archive.write(async (unit) => {
    for (let index = 0; index < duties; index += 1) {
      await openDutiesAfter(unit, [rule], { event: 'customer.contacted', day: toDay('2026-09-28'), subject: { kind: 'customer', id: `customer-${String(index)}`, number: '', title: '' } })
    }
  })
  const starts = Array.from({ length: 400 }, (_, index) => addDays(toDay('2025-01-01'), index))
  const explained = await ratioOf(
    () => { for (const start of starts) dueDayAfter(start, { unit: 'working-days', count: 5 }, calendar) },
    () => { for (const start of starts) bareDueDay(start, 5, calendar) }, scale.rounds,
  )
  const recomputed = await ratioOf(
    async () => { for (const duty of await listOpenDuties(archive.reader, toDay('2026-10-20'), duties)) rolesReached(duty.owner, duty.ladder, duty.dueDay, toDay('2026-10-20')) },
    async () => { await archive.reader.selectFrom('duties').selectAll().where('status', '=', 'open').limit(duties).execute() }, Math.min(scale.rounds, 12),
  )
  archive.close()
  return [
    atMost('a due day with its steps / the bare due day', explained, 1.3),
    atMost('10,000 open duties on a new day / reading their rows', recomputed, 3),
    ...measureRehearsal(calendar),
  ]
}
