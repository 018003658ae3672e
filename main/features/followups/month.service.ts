/** The month: rates with their denominators, who is short, the forecast and the sample; and the record that is confirmed, submitted and read (P14-1.3b, 1.4b, 1.5b, 1.11, 2.4). */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { caseReplies } from '#main/features/followups/answers.service.ts'
import { changeMonthRecord, findMonthRecord, insertImprovement, insertMonthRecord, listImprovements } from '#main/features/followups/books.repository.ts'
import type { Post } from '#main/features/followups/books.repository.ts'
import { marksOfVisit, readBasis, toRow } from '#main/features/followups/followup-marks.ts'
import { listBegun, listVisitsOfSpan } from '#main/features/followups/followups.repository.ts'
import type { FollowupRecord, VisitRecord } from '#main/features/followups/followups.repository.ts'
import type { FollowupNeeds } from '#main/features/followups/followups.needs.ts'
import { register } from '#main/features/followups/followups.service.ts'
import { actOnDuty, openDutiesAfter } from '#main/mechanisms/duties/duties.ts'
import { listDutiesOf } from '#main/mechanisms/duties/duty-store.ts'
import type { FollowupRate, MonthSheet } from '#shared/contract/followups.ts'
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'
import { areaOf, decideMonthStep } from '#shared/domain/followup-plans.ts'
import { leavesTheRate } from '#shared/domain/followups.ts'
import type { MonthStep } from '#shared/domain/followup-plans.ts'
import type { FollowupKind } from '#shared/domain/followups.ts'
import { drawSample, forecastRate, judgeRate } from '#shared/domain/rates.ts'
import type { RateMember, RateRule } from '#shared/domain/rates.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { addMonths, toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'
import type { FollowupLaw } from '#shared/policies/p14.ts'

type Span = { readonly firstDay: Day; readonly lastDay: Day; readonly today: Day }
/** An exempt complaint of the two reasons leaves the rate, and is shown apart (P14-1.13). */
function toMember(record: FollowupRecord): RateMember {
  const isLeft = record.status === 'exempt' && record.exemption !== '' && leavesTheRate(record.exemption, record.person)
  return { id: record.id, isDone: record.visited > 0, excludedBy: isLeft ? record.exemption : null }
}

function toRate(kind: FollowupKind, name: string, rule: RateRule, members: readonly RateMember[], late: number, { firstDay, lastDay, today }: Span): FollowupRate {
  const verdict = judgeRate(rule, members)
  const { expectedShort, byDay } = forecastRate(verdict, { firstDay, lastDay, today })
  return { ...verdict, kind, name, minimumBasisPoints: rule.minimumBasisPoints, late, forecast: today >= firstDay && today <= lastDay ? { expectedShort, byDay } : null }
}

/** Made, but after the first due day: the visit carries the mark from its recording. */
function countLate(records: readonly FollowupRecord[], visits: readonly VisitRecord[]): number {
  const late = new Set(visits.filter((visit) => visit.counts === 1 && marksOfVisit(visit).some(({ code }) => code === 'followups.visit-late')).map((visit) => visit.followup_id))
  return records.filter(({ id }) => late.has(id)).length
}

function ratesOf(records: readonly FollowupRecord[], visits: readonly VisitRecord[], posts: readonly Post[], lawOn: (day: Day) => FollowupLaw, span: Span): { rates: FollowupRate[]; areas: FollowupRate[] } {
  const of = (kind: FollowupKind) => records.filter((record) => record.kind === kind)
  // A month is judged by the shares of its first day: one that changes within it counts from the next month on, and an event by those of its own day.
  const { rates } = lawOn(span.firstDay)
  const whole = (['complaint', 'repair'] as const).map((kind) => toRate(kind, '', rates[kind], of(kind).map(toMember), countLate(of(kind), visits), span))
  // An event is judged by its own participants, each a member of the whole.
  const events = of('event').map((record) => toRate('event', record.title, lawOn(record.start_day as Day).rates.event, Array.from({ length: record.participants ?? 0 }, (_, index) => ({ id: `${record.id}-${String(index)}`, isDone: index < record.visited, excludedBy: null })), countLate([record], visits), span))
  const areas = posts.filter(({ post }) => post === 'area').map((post) => {
    const inArea = of('repair').filter((record) => areaOf(record.place, [post]) !== undefined)
    return toRate('repair', post.name, rates.repair, inArea.map(toMember), countLate(inArea, visits), span)
  }).filter(({ total }) => total > 0)
  return { rates: [...whole, ...events], areas }
}

/** The month's sheet: what was due and made by the day on which each matter began. */
export async function getMonth(reader: Reader, needs: Pick<FollowupNeeds, 'listCases'>, month: string, today: Day): Promise<MonthSheet> {
  const firstDay = toDay(`${month}-01`)
  const span = { firstDay, lastDay: lastDayOfMonth(firstDay), today }
  const [records, visits, basis] = [await listBegun(reader, firstDay, span.lastDay), await listVisitsOfSpan(reader, firstDay, span.lastDay), await readBasis(reader)]
  const { rates, handledRate } = basis.lawOn(firstDay)
  const repairs = records.filter(({ kind }) => kind === 'repair')
  const seed = `${rates.repair.clause}|${month}`
  const replies = await caseReplies(reader, needs, firstDay, span.lastDay)
  const isHandled = (reply: (typeof replies)[number]) => reply.hasResult && reply.answered !== ''
  const numbers = new Map(records.map((record) => [record.id, record.number]))
  return {
    month, ...ratesOf(records, visits, basis.posts, basis.lawOn, span),
    handled: { ...judgeRate(handledRate, replies.map((reply) => ({ id: reply.id, isDone: isHandled(reply), excludedBy: null }))), lacking: replies.filter((reply) => !isHandled(reply)), joined: replies.reduce((sum, { submissions }) => sum + submissions - 1, 0) },
    sample: { seed, drawn: drawSample(repairs, rates.repair.minimumBasisPoints, seed).map((record) => toRow(record, today, basis)) },
    counts: {
      due: records.filter((record) => toMember(record).excludedBy === null).length, made: records.filter(({ visited }) => visited > 0).length, late: countLate(records, visits),
      dissatisfied: visits.filter(({ satisfaction }) => satisfaction === 'dissatisfied').length, open: records.filter(({ status }) => status === 'open').length, exempt: records.filter(({ status }) => status === 'exempt').length,
    },
    unreviewed: [...new Set(visits.filter((visit) => visit.reviewed_at === null || visit.opinion === '').map((visit) => numbers.get(visit.followup_id) ?? ''))], record: await getMonthRecord(reader, month),
  }
}

async function getMonthRecord(reader: Reader, month: string): Promise<MonthSheet['record']> {
  const record = await findMonthRecord(reader, month)
  if (record === undefined) return null
  const improvements = await listImprovements(reader, month)
  const { unreviewed } = JSON.parse(record.figures) as { readonly unreviewed: string[] } // written by `confirmMonth`
  return {
    confirmedAt: record.confirmed_at as InstantMs, confirmedBy: record.confirmer_name ?? '', submittedAt: record.submitted_at as InstantMs | null, submittedBy: record.submitter_name ?? '', readAt: record.read_at as InstantMs | null, readBy: record.leader_name ?? '', unreviewed,
    improvements: improvements.map((row) => ({ words: row.words, dueDay: row.due_day as Day, by: row.noter_name ?? '', at: row.noted_at as InstantMs })),
  }
}

type MonthNeeds = Pick<FollowupNeeds, 'listCases'>

/** May the month take this step now? Returns the record as it stands before it. */
async function checkStep(unit: Unit, month: string, step: MonthStep): Promise<void> {
  const record = await findMonthRecord(unit.read, month)
  orRefuse(decideMonthStep({ month, isConfirmed: record !== undefined, isSubmitted: record !== undefined && record.submitted_at !== null }, step, { role: unit.actor.role, today: unit.today }))
}

/** Confirms the month: its figures are kept as they stand, with the records that nobody has read; ends the month's duty. */
export async function confirmMonth(unit: Unit, needs: MonthNeeds, month: string): Promise<MonthSheet> {
  await checkStep(unit, month, 'confirm')
  const { rates, areas, handled, counts, unreviewed, sample } = await getMonth(unit.read, needs, month, unit.today)
  const figures = { rates, areas, handled: { ...handled, lacking: handled.lacking.map(({ number }) => number) }, counts, unreviewed, seed: sample.seed }
  await insertMonthRecord(unit.write, { month, figures: JSON.stringify(figures), confirmed_at: unit.now, confirmed_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: `month-${month}`, kind: 'month-confirmed', body: { month, ...figures } })
  // The duty of a month opens on the first of the next, and bears that month's name.
  const period = addMonths(toDay(`${month}-01`), 1).slice(0, 7)
  const duty = (await listDutiesOf(unit.read, 'P14-2.4c')).find((candidate) => candidate.status === 'open' && candidate.period === period)
  if (duty !== undefined) await actOnDuty(unit, dutyRulesInForce(unit.today), duty.id, { action: 'complete', words: '', recordNumber: month })
  return getMonth(unit.read, needs, month, unit.today)
}

/** Submits the confirmed month to the company's leaders. */
export async function submitMonth(unit: Unit, needs: MonthNeeds, month: string): Promise<MonthSheet> {
  await checkStep(unit, month, 'submit')
  await changeMonthRecord(unit.write, month, { submitted_at: unit.now, submitted_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: `month-${month}`, kind: 'month-submitted', body: { month } })
  return getMonth(unit.read, needs, month, unit.today)
}

/** A leader has read the month. */
export async function readMonth(unit: Unit, needs: MonthNeeds, month: string): Promise<MonthSheet> {
  await checkStep(unit, month, 'read')
  await changeMonthRecord(unit.write, month, { read_at: unit.now, read_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: `month-${month}`, kind: 'month-read', body: { month } })
  return getMonth(unit.read, needs, month, unit.today)
}

/** A leader asks for an improvement; it becomes a duty of the department. */
export async function noteImprovement(unit: Unit, needs: MonthNeeds, input: { readonly month: string; readonly words: string; readonly dueDay: Day }): Promise<MonthSheet> {
  await checkStep(unit, input.month, 'improve')
  const id = unit.newId<'improvement'>()
  await insertImprovement(unit.write, { id, month: input.month, words: input.words, due_day: input.dueDay, noted_by: unit.actor.userId, noted_at: unit.now })
  unit.recordEvent({ register, subjectId: `month-${input.month}`, kind: 'improvement-noted', body: { ...input } })
  const dueDay = input.dueDay < unit.today ? unit.today : input.dueDay
  await openDutiesAfter(unit, dutyRulesInForce(unit.today), { event: 'followup.improvement', day: unit.today, subject: { kind: 'followup-month', id: `month-${input.month}`, number: input.month, title: input.words.slice(0, 120) }, period: id, dueDay })
  return getMonth(unit.read, needs, input.month, unit.today)
}

/** The head of a month's record, for paper; refuses nothing. */
export async function getMonthForPaper(reader: Reader, needs: MonthNeeds, month: string, today: Day): Promise<MonthSheet> {
  if (month > today.slice(0, 7)) throw new NotFoundError('month')
  return getMonth(reader, needs, month, today)
}
