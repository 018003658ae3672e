/** What hangs on a filing: the maintenance form of a change, events, and asking to look into the file; all in the caller's transaction. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { rewriteForm } from '#main/features/customer-filing/customer-filing.repository.ts'
import { filingRegister as register, getFiling, openForViewer, rereadFiling } from '#main/features/customer-filing/customer-filing.service.ts'
import { endView, findChange, findView, insertChange, insertEvent, insertView, moveChange } from '#main/features/customer-filing/filing-papers.repository.ts'
import { startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import { loadCalendar } from '#main/mechanisms/calendar/work-calendar.ts'
import { openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import { readRules } from '#main/mechanisms/policies/rule-book.ts'
import type { ChangeInput, FilingSheet } from '#shared/contract/customer-filing.ts'
import { chainOfView, decideFilingAct, filingCategories } from '#shared/domain/customer-filing.ts'
import type { FilingEventKind, FilingForm } from '#shared/domain/customer-filing.ts'
import { dueDayAfter } from '#shared/domain/due-moments.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { dutyRulesInForce, findChain } from '#shared/policies/index.ts'

const changeRule = 'P19-B.2a'

/** Changes a filed profile by its maintenance form: the old value stays on it, and it is owed within the printed working days after the change was known (P19-B.2). */
export async function changeProfile(unit: Unit, input: ChangeInput): Promise<FilingSheet> {
  const { row, form } = await openForViewer(unit.read, input.id, unit.actor, unit.today)
  orRefuse(decideFilingAct({ name: row.name, status: row.status, form }, 'change'))
  if (input.knownDay > unit.today) refuse({ code: 'customer-filing.known-in-future', clause: 'P19-B.2', field: 'knownDay', facts: { day: input.knownDay, today: unit.today }, remedy: { code: 'customer-filing.known-today', values: { knownDay: unit.today } } })
  const [id, number] = [unit.newId<'filing-change'>(), unit.nextNumber('filingChange')]
  const dueDay = dueDayAfter(input.knownDay, (await readRules(unit.read, input.knownDay)).filing.feedbackTerm, await loadCalendar(unit.read)).dueDay
  await insertChange(unit.write, { id, number, filingId: input.id, field: input.field, oldValue: form[input.field], newValue: input.newValue, changedDay: input.changedDay, knownDay: input.knownDay, dueDay, reportedDay: input.isReported ? unit.today : null, at: unit.now, by: unit.actor.userId })
  await rewriteForm(unit.write, input.id, withField(form, input))
  unit.recordEvent({ register, subjectId: input.id, kind: 'changed', body: { name: row.name, change: number, field: input.field, from: form[input.field], to: input.newValue, knownDay: input.knownDay } })
  if (!input.isReported) await openDutiesAfter(unit, dutyRulesInForce(input.knownDay), { event: 'customer.changed', day: input.knownDay, ownerUserId: unit.actor.userId, subject: { kind: 'filing-change', id, number, title: row.name } })
  return rereadFiling(unit, input.id)
}

/** A category that is none of the four is refused where it is typed. */
function withField(form: FilingForm, { field, newValue }: ChangeInput): FilingForm {
  if (field !== 'category') return { ...form, [field]: newValue }
  const category = filingCategories.find((known) => known === newValue && known !== 'unset')
  return category === undefined ? refuse({ code: 'customer-filing.category-unknown', clause: 'P19-A.3', field: 'newValue', facts: { typed: newValue }, remedy: { code: 'customer-filing.choose-category' } }) : { ...form, category }
}

async function getChange(reader: Reader, id: string) {
  const change = await findChange(reader, id)
  if (change === undefined) throw new NotFoundError('filing-change')
  return change
}

/** Finishes the maintenance form: the change is reported today. */
export async function reportChange(unit: Unit, id: string): Promise<FilingSheet> {
  const change = await getChange(unit.read, id)
  await openForViewer(unit.read, change.filingId, unit.actor, unit.today)
  if (change.reportedDay !== null) refuse({ code: 'customer-filing.change-reported', clause: 'P19-B.2', facts: { number: change.number, day: change.reportedDay } })
  await moveChange(unit.write, id, { reported_day: unit.today })
  await settleDutiesOf(unit, id, [changeRule], { action: 'complete', words: '', recordNumber: change.number })
  unit.recordEvent({ register, subjectId: change.filingId, kind: 'change-reported', body: { change: change.number } })
  return rereadFiling(unit, change.filingId)
}

/** Market promotion confirms a change. */
export async function confirmChange(unit: Unit, id: string): Promise<FilingSheet> {
  const change = await getChange(unit.read, id)
  await openForViewer(unit.read, change.filingId, unit.actor, unit.today)
  if (change.reportedDay === null || change.confirmedAt !== null) refuse({ code: change.confirmedAt === null ? 'customer-filing.change-form-missing' : 'customer-filing.change-confirmed', clause: 'P19-B.2', facts: { number: change.number } })
  await moveChange(unit.write, id, { confirmed_at: unit.now, confirmed_by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: change.filingId, kind: 'change-confirmed', body: { change: change.number } })
  return rereadFiling(unit, change.filingId)
}

/** Enters a major change on the customer's side or between us (P19-1.3.3). */
export async function enterEvent(unit: Unit, event: { readonly id: string; readonly kind: FilingEventKind; readonly day: Day; readonly what: string; readonly source: string }): Promise<FilingSheet> {
  const { row } = await openForViewer(unit.read, event.id, unit.actor, unit.today)
  await insertEvent(unit.write, { id: unit.newId<'filing-event'>(), filingId: event.id, kind: event.kind, day: event.day, what: event.what, source: event.source, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: event.id, kind: 'event-entered', body: { name: row.name, kind: event.kind, day: event.day, what: event.what } })
  return rereadFiling(unit, event.id)
}

/** Asks to look into a file: its own department's manager decides, or the general manager alone for another department's file (P19-1.5). */
export async function askToLook(unit: Unit, filingId: string, purpose: string): Promise<{ approvalId: Id<'approval'>; chain: string }> {
  const { row } = await getFiling(unit.read, filingId, unit.today)
  const chain = chainOfView(row, unit.actor)
  const id = unit.newId<'filing-view'>()
  const approval = await startApproval(unit, {
    chain: findChain(chain), facts: { secrecy: 'internal' }, subject: { kind: 'filing-view', id, number: row.number ?? '', title: row.name }, warnings: [],
    // Managers of other departments have no say in this department's files.
    parties: chain === 'P19.view-own' ? await listOtherManagers(unit.read, row.department) : [],
    lines: [{ label: 'customer-filing.name', value: row.name }, { label: 'customer-filing.department', value: row.department }, { label: 'customer-filing.asker', value: `${unit.actor.displayName} ${unit.actor.department}`.trim() }, { label: 'customer-filing.purpose', value: purpose }],
  })
  await insertView(unit.write, { id, filingId, userId: unit.actor.userId, purpose, approvalId: approval.id, at: unit.now })
  unit.recordEvent({ register, subjectId: filingId, kind: 'asked-to-look', body: { name: row.name, approval: approval.number, chain, purpose } })
  return { approvalId: approval.id, chain }
}

async function listOtherManagers(reader: Reader, department: string): Promise<string[]> {
  return (await reader.selectFrom('users').select('id').where('role', '=', 'department-manager').where('department', '<>', department).execute()).map((user) => user.id)
}

/** Follows the decision on a request to look, in the transaction of the act. An agreement holds on its day. */
export async function followView(unit: Unit, viewId: string, acted: ActedApproval): Promise<void> {
  unit.touch(register)
  if (!acted.hasEnded) return
  const view = await findView(unit.read, viewId)
  if (view === undefined) throw new NotFoundError('filing-view')
  const status = acted.stored.approval.status === 'agreed' ? 'approved' : 'refused'
  await endView(unit.write, viewId, status, unit.today)
  unit.recordEvent({ register, subjectId: view.filingId, kind: `look-${status}`, body: { approval: acted.stored.head.number, purpose: view.purpose, reason: acted.decision.reason } })
}
