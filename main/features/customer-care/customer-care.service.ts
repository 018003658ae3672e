/** Everything of one customer's care in one look, for his file; and the round of a new day. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { listContacts } from '#main/features/customer-care/contacts.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { listSuccessions } from '#main/features/customer-care/departures.repository.ts'
import { toDepartureLine } from '#main/features/customer-care/departures.service.ts'
import { listRemindersOf } from '#main/features/customer-care/reminders.repository.ts'
import { closeMonthsBefore } from '#main/features/customer-care/reminders.service.ts'
import { listAnswersOf } from '#main/features/customer-care/surveys.repository.ts'
import { listTasksOf } from '#main/features/customer-care/tasks.repository.ts'
import { openDueCare } from '#main/features/customer-care/tasks.service.ts'
import type { CustomerCare } from '#shared/contract/customer-care.ts'
import type { Actor } from '#shared/domain/actor.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** Lines of a kind on a customer's page at most, the latest. */
const shown = 60

/** Contacts, tasks, answers, reminders and successions of one customer. */
export async function readCustomerCare(reader: Reader, sources: CareSources, filingId: Id<'filing'>, actor: Actor, today: Day): Promise<CustomerCare> {
  const contacts = await listContacts(reader, sources, { filingId, state: 'all', cursor: null, size: shown }, actor, today)
  return {
    contacts: contacts.rows, tasks: (await listTasksOf(reader, filingId, today, shown)).map(({ schemeId: _scheme, ...task }) => task), answers: await listAnswersOf(reader, filingId, shown),
    reminders: (await listRemindersOf(reader, [filingId])).map(({ personId: _person, ...reminder }) => reminder),
    departures: (await listSuccessions(reader, filingId)).map(({ line, leaver, leavesDay }) => ({ line: toDepartureLine(line, leavesDay, '', today), leaver })),
  }
}

/** What a new day brings: what customers are owed, and the appraisal of a month that ended. */
export async function beginCareDay(unit: Unit, sources: CareSources): Promise<void> {
  await openDueCare(unit, sources)
  await closeMonthsBefore(unit, sources)
}
