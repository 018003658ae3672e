/** Reminders of overdue filings and what follows at the end of the month (P19-1.8.2): nothing is proposed for anybody who was not reminded, and nothing is charged that nobody confirms. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careRegister, isCareOwed } from '#main/features/customer-care/care-settings.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { decideKpiRow, findReminder, insertKpiLine, insertReminder, listKpiLines, listRemindersOf, writeAnswer } from '#main/features/customer-care/reminders.repository.ts'
import type { KpiLineRow, OverdueFiling, Reminder } from '#shared/contract/customer-care.ts'
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'
import { decideKpiAct, decideReminder, kpiLinesOf, reminderClause } from '#shared/domain/filing-reminders.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { addMonths, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { p19 } from '#shared/policies/p19.ts'
import { translate } from '#shared/text/index.ts'

/** Overdue filings that are looked at, the earliest due. */
const mostOverdue = 1_000

/** Filings that are overdue today, with how often each was reminded and how often nobody answered. */
export async function listOverdue(reader: Reader, sources: CareSources, today: Day): Promise<{ rows: OverdueFiling[] }> {
  const overdue = await sources.listOverdueOn(reader, today, mostOverdue)
  const reminders = Map.groupBy(await listRemindersOf(reader, overdue.map(({ id }) => id)), ({ filingId }) => String(filingId))
  return {
    rows: overdue.map((filing) => {
      const own = reminders.get(filing.id) ?? []
      // Ids in the filings were minted by the program.
      return { id: filing.id as Id<'filing'>, name: filing.name, personId: filing.personId as Id<'user'>, person: filing.personName, department: filing.department, contactDay: filing.contactDay, dueDay: filing.dueDay, reminders: own.length, unanswered: own.filter(({ answeredDay }) => answeredDay === null).length }
    }),
  }
}

function toScreen({ personId: _person, ...reminder }: Reminder & { readonly personId: string }): Reminder {
  return reminder
}

async function getReminder(reader: Reader, id: string): Promise<Reminder & { readonly personId: string }> {
  const reminder = await findReminder(reader, id)
  if (reminder === undefined) throw new NotFoundError('filing-reminder')
  return reminder
}

/** Writes down that somebody was reminded of his overdue filing; the person sees it among his duties, which are late already. */
export async function remind(unit: Unit, sources: CareSources, input: { readonly filingId: string; readonly day: Day | null; readonly words: string }): Promise<Reminder> {
  const filing = await sources.findReminded(unit.read, input.filingId)
  if (filing === undefined) throw new NotFoundError('filing')
  const [id, day] = [unit.newId<'filing-reminder'>(), input.day ?? unit.today]
  orRefuse(decideReminder(filing, day, unit.today))
  await insertReminder(unit.write, { id, filingId: filing.id, personId: filing.personId, day, words: input.words, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register: careRegister, subjectId: filing.id, kind: 'reminded', body: { customer: filing.name, person: filing.personName, day, words: input.words, clause: reminderClause } })
  unit.tally(careRegister, day, 'reminders', 1)
  return toScreen(await getReminder(unit.read, id))
}

/** Writes down what was answered; once, and not before the reminder. */
export async function answerReminder(unit: Unit, input: { readonly id: string; readonly answer: string; readonly day: Day | null }): Promise<Reminder> {
  const reminder = await getReminder(unit.read, input.id)
  const day = input.day ?? unit.today
  if (reminder.answeredDay !== null) refuse({ code: 'customer-care.reminder-answered', clause: reminderClause, facts: { name: reminder.customer, day: reminder.answeredDay } })
  if (day < reminder.day || day > unit.today) refuse({ code: 'customer-care.answer-day-impossible', clause: reminderClause, field: 'day', facts: { day, reminded: reminder.day, today: unit.today } })
  await writeAnswer(unit.write, input.id, input.answer, day)
  unit.recordEvent({ register: careRegister, subjectId: reminder.filingId, kind: 'reminder-answered', body: { customer: reminder.customer, answer: input.answer, day } })
  return toScreen(await getReminder(unit.read, input.id))
}

/** Proposes the lines of a month that is over; each person once, however often it is asked. Nothing for a month before the policy or outside it. */
export async function closeMonth(unit: Unit, sources: CareSources, month: string): Promise<{ rows: KpiLineRow[] }> {
  const firstDay = toDay(`${month}-01`)
  const lastDay = lastDayOfMonth(firstDay)
  if (lastDay >= unit.today) refuse({ code: 'customer-care.month-not-over', clause: reminderClause, field: 'month', facts: { month, last: lastDay, today: unit.today } })
  if (await isCareOwed(unit.read, lastDay)) {
    const overdue = await sources.listOverdueOn(unit.read, lastDay, mostOverdue)
    for (const line of kpiLinesOf(overdue, await listRemindersOf(unit.read, overdue.map(({ id }) => id)), { firstDay, lastDay, policyFrom: p19.effectiveFrom })) {
      const id = unit.newId<'kpi-line'>()
      if (await insertKpiLine(unit.write, { ...line, id, month, at: unit.now })) unit.recordEvent({ register: careRegister, subjectId: id, kind: 'line-proposed', body: { month, person: line.personName, filings: line.filings.map(({ name }) => name), reminderDays: line.reminderDays, clause: reminderClause } })
    }
  }
  return { rows: await listKpiLines(unit.read, month) }
}

/** Months that are looked back at the beginning of a day, for a PC that was off. */
const monthsLookedBack = 6

/** The round of a new day: the months that ended are closed, also those that nobody saw end; each person once a month. */
export async function closeMonthsBefore(unit: Unit, sources: CareSources): Promise<void> {
  const first = toDay(`${unit.today.slice(0, 7)}-01`)
  for (let back = monthsLookedBack; back >= 1; back -= 1) await closeMonth(unit, sources, addMonths(first, -back).slice(0, 7))
}

type KpiDecision = { readonly action: 'charge'; readonly id: string; readonly amountCents: number } | { readonly action: 'drop'; readonly id: string; readonly reason: string }

/** The appraiser types the amount of a line, and it goes to the penalties to be confirmed there; or he lets it go with a reason. */
export async function decideKpiLine(unit: Unit, sources: CareSources, input: KpiDecision): Promise<KpiLineRow> {
  const line = (await listKpiLines(unit.read, null)).find(({ id }) => id === input.id)
  if (line === undefined) throw new NotFoundError('kpi-line')
  const status = orRefuse(decideKpiAct({ personId: line.personId, personName: line.person, status: line.status }, input.action, unit.actor.userId))
  const evidence = translate('zh', 'customer-care.kpi-evidence', { month: line.month, filings: line.filings.map(({ name, dueDay }) => `${name} ${dueDay}`).join('、'), days: line.reminderDays.join('、') })
  const penaltyNumber = input.action === 'charge' ? await sources.proposePenalty(unit, { clause: reminderClause, personId: line.personId, personName: line.person, day: lastDayOfMonth(toDay(`${line.month}-01`)), amountCents: input.amountCents, evidence: evidence.slice(0, 1_000) }) : ''
  const reason = input.action === 'drop' ? input.reason : ''
  await decideKpiRow(unit.write, line.id, { status, penaltyNumber, reason, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register: careRegister, subjectId: line.id, kind: `line-${status}`, body: { month: line.month, person: line.person, penalty: penaltyNumber, reason } })
  return { ...line, status, penaltyNumber, reason }
}
