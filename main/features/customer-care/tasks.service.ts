/** What customers are owed: opened by the schemes and the survey's interval at the beginning of a day, fulfilled by contacts, void when the customer has another category. */
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careDuties, careDutyRules, careRegister, isCareOwed, listColleagues } from '#main/features/customer-care/care-settings.service.ts'
import { readCareSettings } from '#main/features/customer-care/care-settings.repository.ts'
import { listCountedContacts } from '#main/features/customer-care/contacts.repository.ts'
import type { CareCustomer, CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { listSchemes } from '#main/features/customer-care/schemes.repository.ts'
import { lastAnswerDays } from '#main/features/customer-care/surveys.repository.ts'
import { endTask, insertTasks, listAwaitingSurvey, listTasksOf, pageRunning, pageTasks } from '#main/features/customer-care/tasks.repository.ts'
import type { NewTask } from '#main/features/customer-care/tasks.repository.ts'
import { openDutiesAfterEach, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { CareTask, CareTaskFilter } from '#shared/contract/customer-care.ts'
import { owedCare, taskFulfilledBy } from '#shared/domain/customer-care.ts'
import type { CareTaskKind } from '#shared/domain/customer-care.ts'
import { nextSurveyDay } from '#shared/domain/customer-surveys.ts'
import { periodOf } from '#shared/domain/quotas.ts'
import { addDays, yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Customers that are looked at in one go. */
const batch = 200
/** A survey is seen this many days before it is due, so that somebody can plan it; the clause prints no figure. */
const surveyAheadDays = 14

/** A page of tasks. */
export async function listTasks(reader: Reader, filter: CareTaskFilter, today: Day): Promise<Page<CareTask>> {
  const page = await pageTasks(reader, filter, today)
  return { rows: page.rows.map(({ schemeId: _scheme, ...task }) => task), next: page.next }
}

async function* filedCustomers(reader: Reader, sources: CareSources, category: CareCustomer['category'] | null): AsyncGenerator<readonly CareCustomer[]> {
  for (let after = ''; ;) {
    const customers = await sources.pageFiled(reader, category, after, batch)
    if (customers.length > 0) yield customers
    const last = customers.at(-1)
    if (last === undefined || customers.length < batch) return
    after = last.id
  }
}

/** Opens tasks with their duties; the owner is the customer's first contact. */
async function open(unit: Unit, tasks: readonly NewTask[], customers: ReadonlyMap<string, CareCustomer>, event: 'care.owed' | 'care.survey-owed'): Promise<void> {
  const added = await insertTasks(unit.write, tasks)
  if (added.size === 0) return
  const colleagues = await listColleagues(unit.read)
  const opened = tasks.filter(({ id }) => added.has(id))
  for (const task of opened) unit.recordEvent({ register: careRegister, subjectId: task.id, kind: 'task-opened', body: { customer: task.customer, kind: task.kind, period: task.period, dueDay: task.dueDay } })
  await openDutiesAfterEach(unit, await careDuties(unit.read, unit.today), opened.map((task) => {
    const customer = customers.get(task.filingId)
    return { event, day: task.opensDay, dueDay: task.dueDay, period: `${task.kind} ${task.period} ${String(task.ordinal)}`, ownerUserId: colleagues.get(customer?.staff[0] ?? '') ?? null, subject: { kind: 'care-task', id: task.id, number: customer?.number ?? '', title: task.customer } }
  }))
}

/** Opens what the approved schemes owe in the period of today (P19-1.7.1): contacts that were made already count. */
async function openSchemeTasks(unit: Unit, sources: CareSources): Promise<void> {
  const schemes = (await listSchemes(unit.read, yearOf(unit.today))).filter((scheme) => scheme.status === 'approved')
  for (const scheme of schemes) {
    const counts = { visit: scheme.visits, contact: scheme.contacts, gift: scheme.gifts }
    const span = periodOf(unit.today, scheme.per)
    for await (const customers of filedCustomers(unit.read, sources, scheme.category)) {
      const contacts = Map.groupBy(await listCountedContacts(unit.read, customers.map(({ id }) => id), span.firstDay, span.lastDay), ({ ofId }) => ofId)
      const tasks = customers.flatMap((customer) => owedCare({ per: scheme.per, counts }, contacts.get(customer.id) ?? [], unit.today).flatMap(({ kind, ordinals }) => ordinals.map((ordinal): NewTask => ({
        id: unit.newId<'care-task'>(), filingId: customer.id, customer: customer.name, schemeId: scheme.id, kind, period: span.key, ordinal, opensDay: span.firstDay, dueDay: span.lastDay,
      }))))
      await open(unit, tasks, new Map(customers.map((customer) => [customer.id, customer])), 'care.owed')
    }
  }
}

/** Takes back what a customer is owed no more: he has another category, or is none. What is late stays late. */
async function voidStrayTasks(unit: Unit, sources: CareSources): Promise<void> {
  const schemes = new Map((await listSchemes(unit.read, yearOf(unit.today))).map((scheme) => [String(scheme.id), scheme]))
  for (let after = ''; ;) {
    const tasks = await pageRunning(unit.read, unit.today, after, batch)
    const customers = new Map((await sources.findMany(unit.read, [...new Set(tasks.map(({ filingId }) => filingId))])).map((customer) => [String(customer.id), customer]))
    for (const task of tasks) {
      const [scheme, customer] = [schemes.get(task.schemeId ?? ''), customers.get(task.filingId)]
      if (scheme === undefined || (scheme.status === 'approved' && customer?.status === 'filed' && customer.category === scheme.category)) continue
      await endTask(unit.write, task.id, { status: 'void', number: '' })
      unit.recordEvent({ register: careRegister, subjectId: task.id, kind: 'task-void', body: { customer: task.customer, kind: task.kind, period: task.period } })
      await settleDutiesOf(unit, task.id, [careDutyRules.owed], { action: 'void', words: '', recordNumber: '' })
    }
    const last = tasks.at(-1)
    if (last === undefined || tasks.length < batch) return
    after = last.id
  }
}

/** Opens the surveys whose interval is about to be over (P19-1.7.2); an office that set no interval owes none. */
async function openSurveyTasks(unit: Unit, sources: CareSources): Promise<void> {
  const { surveyMonths, surveySince } = await readCareSettings(unit.read)
  if (surveyMonths === null || surveySince === null) return
  for await (const customers of filedCustomers(unit.read, sources, null)) {
    const ids = customers.map(({ id }) => id)
    const [lastDays, awaiting] = [await lastAnswerDays(unit.read, ids), await listAwaitingSurvey(unit.read, ids)]
    const tasks = customers.flatMap((customer): NewTask[] => {
      if (customer.confirmedDay === null || awaiting.has(customer.id)) return []
      const dueDay = nextSurveyDay({ lastDay: lastDays.get(customer.id) ?? null, filedDay: customer.confirmedDay, ruleSince: surveySince }, surveyMonths)
      const opensDay = addDays(dueDay, -surveyAheadDays)
      return opensDay > unit.today ? [] : [{ id: unit.newId<'care-task'>(), filingId: customer.id, customer: customer.name, schemeId: null, kind: 'survey', period: dueDay, ordinal: 1, opensDay, dueDay }]
    })
    await open(unit, tasks, new Map(customers.map((customer) => [customer.id, customer])), 'care.survey-owed')
  }
}

/** The round of a new day, however long the PC was off: what customers are owed now. Nothing is owed in an office that does not live by the policy. */
export async function openDueCare(unit: Unit, sources: CareSources): Promise<void> {
  if (!await isCareOwed(unit.read, unit.today)) return
  await voidStrayTasks(unit, sources)
  await openSchemeTasks(unit, sources)
  await openSurveyTasks(unit, sources)
}

/** Ends the task that a record fulfils, with its duty; a contact that nobody was owed ends none. */
export async function fulfilTask(unit: Unit, filingId: string, record: { readonly kind: CareTaskKind; readonly day: Day; readonly number: string }): Promise<void> {
  const tasks = (await listTasksOf(unit.read, filingId, unit.today, 200)).filter(({ status }) => status === 'open')
  const task = taskFulfilledBy(tasks, record)
  if (task === null) return
  await endTask(unit.write, task.id, { status: 'done', number: record.number })
  unit.recordEvent({ register: careRegister, subjectId: task.id, kind: 'task-done', body: { customer: task.customer, kind: task.kind, period: task.period, by: record.number } })
  await settleDutiesOf(unit, task.id, [careDutyRules.owed, careDutyRules.survey], { action: 'complete', words: '', recordNumber: record.number })
}
