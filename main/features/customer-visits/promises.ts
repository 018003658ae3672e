/** Reads promises together with the duty that says whether each was kept. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listPromises } from '#main/features/customer-visits/money.repository.ts'
import type { PromiseRow } from '#main/features/customer-visits/money.repository.ts'
import { listDutiesOf } from '#main/mechanisms/duties/duty-store.ts'
import type { CustomerVisitSheet } from '#shared/contract/customer-visits.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

const promiseRule = 'P17-3.4.2'

type Promised = CustomerVisitSheet['promises'][number]
export type PromiseWithDuty = PromiseRow & Pick<Promised, 'status' | 'keptDay'>

/** Promises with the state of their duties, the earliest due first. */
export async function listPromisesWithDuties(reader: Reader, of: Parameters<typeof listPromises>[1]): Promise<PromiseWithDuty[]> {
  const promises: PromiseWithDuty[] = []
  for (const row of await listPromises(reader, of)) {
    const [duty] = await listDutiesOf(reader, row.id)
    const status = duty?.status ?? 'open'
    promises.push({ ...row, status, keptDay: status !== 'done' || duty?.endedAt === null || duty === undefined ? null : dayOfInstant(duty.endedAt) })
  }
  return promises
}

/** Promises as the screens show them. */
export async function readPromises(reader: Reader, of: Parameters<typeof listPromises>[1]): Promise<Promised[]> {
  return (await listPromisesWithDuties(reader, of)).map(({ id, what, dueDay, status, keptDay, customer, visit }) => ({ id, what, dueDay, status, keptDay, customer, visit }))
}

/** Open promises, of one customer or of all (P17-3.4.2). */
export async function listOpenPromises(reader: Reader, customerId: Id<'customer'> | null): Promise<Promised[]> {
  return readPromises(reader, { openUnder: promiseRule, ...(customerId === null ? {} : { customerId }) })
}

/** A promise is kept in time when it was done by its day. */
export function isKeptInTime(promise: { readonly keptDay: Day | null; readonly dueDay: Day }): boolean {
  return promise.keptDay !== null && promise.keptDay <= promise.dueDay
}
