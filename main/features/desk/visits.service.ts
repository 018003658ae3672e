/** The visitor register's work: load, decide, save and enter in the register book, all in the caller's transaction. */
import type { z } from 'zod'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { moveTally } from '#main/features/desk/move-tally.ts'
import { endVisit, findByCode, findVisit, insertVisit, listInside, rewriteVisit, toInside } from '#main/features/desk/visits.repository.ts'
import { latestEntrySeq } from '#main/mechanisms/registers/history.ts'
import { indexDocument } from '#main/mechanisms/search/search-index.ts'
import type { deskContract, Inside, VisitCorrection, VisitInput, VisitRow } from '#shared/contract/desk.ts'
import { codeKey, nameKey } from '#shared/domain/customers.ts'
import { identifies, readPhone } from '#shared/domain/phones.ts'
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import { isBelowProposed, proposeReception, receptionClause } from '#shared/domain/reception-levels.ts'
import type { ReceptionLevel } from '#shared/domain/reception-levels.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { decideCloseUnknown, decideSignOut, decideVisitCorrection, decideVisitEntry } from '#shared/domain/visits.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { toInstant } from '#shared/kernel/instants.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'

const register = 'desk'

async function getVisit(reader: Reader, id: string): Promise<VisitRow> {
  const visit = await findVisit(reader, id)
  if (visit === undefined) throw new NotFoundError('visit')
  return visit
}

/** Rereads a visit after a write and puts it where Ctrl+K finds it. */
async function reread(unit: Unit, id: Id<'visit'>): Promise<VisitRow> {
  const visit = await getVisit(unit.read, id)
  await indexDocument(unit.write, {
    kind: 'visit', subjectId: visit.id, title: `${visit.number} ${visit.visitor}`, subtitle: [visit.company, visit.host, visit.purpose].filter((part) => part !== '').join(' · '), atMs: visit.arrivedAt,
    fields: { names: [visit.visitor, visit.host], companies: [visit.company], phones: [visit.phone], numbers: [visit.number, visit.badge, visit.idNumber], texts: [visit.purpose] },
  })
  return visit
}

/** Badge and identity number as scanners read them: width, case and spaces do not matter. */
function withCodeKeys<T extends { readonly badge: string; readonly idNumber: string }>(input: T): T {
  return { ...input, badge: codeKey(input.badge), idNumber: codeKey(input.idNumber) }
}

/** The customer that a visit is of, as far as his reception goes; null for nobody known. `main/app` hands it in. */
export type ReceivedCustomer = (reader: Reader, of: { readonly customerId: Id<'customer'> | null; readonly company: string }) => Promise<{ readonly name: string; readonly category: FilingCategory } | null>

/** The level that the rule gives the customer of a file or of a company's name; null for nobody known (P19-C.1). */
export async function proposeReceptionOf(reader: Reader, of: { readonly customerId: Id<'customer'> | null; readonly company: string }, customerOf: ReceivedCustomer): Promise<{ name: string; category: FilingCategory; level: ReceptionLevel } | null> {
  const customer = await customerOf(reader, of)
  const level = proposeReception(customer)
  return customer === null || level === null ? null : { ...customer, level }
}

/** Writes a visitor down, at the level that the customer's category proposes unless another was chosen. Visits of the same person that are still open are named; nothing is stopped. */
export async function registerVisit(unit: Unit, typed: VisitInput, customerOf: ReceivedCustomer): Promise<{ visit: VisitRow; alreadyInside: Inside[] }> {
  const { arrivedAt: typedArrival, leftAt, ...keyed } = withCodeKeys(typed)
  const proposedLevel = (await proposeReceptionOf(unit.read, keyed, customerOf))?.level ?? null
  const input = { ...keyed, receptionLevel: keyed.receptionLevel ?? proposedLevel }
  const arrivedAt = typedArrival ?? unit.now
  const status = orRefuse(decideVisitEntry({ arrivedAt, leftAt }, unit.now))
  const alreadyInside = await findInside(unit.read, input)

  const id = unit.newId<'visit'>()
  const number = unit.nextNumber('visit')
  await insertVisit(unit.write, { id, number, status, arrivedAt, leftAt, closedAt: leftAt === null ? null : unit.now, closedBy: leftAt === null ? null : unit.actor.userId, registeredBy: unit.actor.userId, proposedLevel, input })
  unit.recordEvent({ register, subjectId: id, kind: 'visit-registered', body: { number, ...input, proposedLevel, ...(isBelowProposed(input.receptionLevel, proposedLevel) ? { clause: receptionClause } : {}), arrivedAt, leftAt } })
  unit.tally(register, dayOfInstant(arrivedAt), 'visits', 1)
  return { visit: await reread(unit, id), alreadyInside }
}

/** Signs a visitor out, now or at a known time. Refuses a second time, and the present moment for somebody inside since an earlier day. */
export async function signOutVisit(unit: Unit, input: { readonly id: Id<'visit'>; readonly leftAt: InstantMs | null }): Promise<VisitRow> {
  const visit = await getVisit(unit.read, input.id)
  const decided = orRefuse(decideSignOut(visit, input.leftAt, unit.now))
  // The decision returns the typed moment or the present one.
  const leftAt = toInstant(decided.leftAt)
  await endVisit(unit.write, visit.id, { status: decided.status, leftAt, closedAt: unit.now, closedBy: unit.actor.userId })
  unit.recordEvent({ register, subjectId: visit.id, kind: 'signed-out', body: { number: visit.number, leftAt } })
  return reread(unit, visit.id)
}

/** Closes a forgotten visit as "left, time unknown": when the line was closed is written, when the visitor left is not. */
export async function closeVisitUnknown(unit: Unit, input: { readonly id: Id<'visit'>; readonly note: string }): Promise<VisitRow> {
  const visit = await getVisit(unit.read, input.id)
  const status = orRefuse(decideCloseUnknown(visit))
  await endVisit(unit.write, visit.id, { status, leftAt: null, closedAt: unit.now, closedBy: unit.actor.userId })
  unit.recordEvent({ register, subjectId: visit.id, kind: 'closed-unknown', body: { number: visit.number, note: input.note } })
  unit.tally(register, unit.today, 'left-time-unknown', 1)
  return reread(unit, visit.id)
}

/** Corrects a visit: the state is rewritten, the book keeps both lines and the reason. */
export async function correctVisit(unit: Unit, { id, reason, arrivedAt, leftAt: typedLeft, stillInside, ...typed }: VisitCorrection, customerOf: ReceivedCustomer): Promise<VisitRow> {
  const visit = await getVisit(unit.read, id)
  const decided = orRefuse(decideVisitCorrection(visit, { arrivedAt, leftAt: typedLeft, stillInside }, unit.now))

  const keyed = withCodeKeys(typed)
  // Another customer is received by his own category; the same one keeps what was proposed when he came.
  const isSame = keyed.customerId === visit.customerId && keyed.company === visit.company
  const proposedLevel = isSame ? visit.proposedLevel : ((await proposeReceptionOf(unit.read, keyed, customerOf))?.level ?? null)
  const input = { ...keyed, receptionLevel: keyed.receptionLevel ?? (isSame ? visit.receptionLevel : proposedLevel) }
  const leftAt = decided.leftAt === null ? null : toInstant(decided.leftAt)
  const wasClosed = visit.closedAt !== null
  const closer = decided.status === 'inside' ? null : wasClosed ? await closerOf(unit, id) : unit.actor.userId
  const corrects = await latestEntrySeq(unit.read, id)
  moveTally(unit, 'visits', visit.arrivedAt, arrivedAt)
  await rewriteVisit(unit.write, id, input, { status: decided.status, arrivedAt, leftAt, closedAt: decided.status === 'inside' ? null : (visit.closedAt ?? unit.now), closedBy: closer, proposedLevel })
  unit.recordEvent({ register, subjectId: id, kind: 'corrected', ...(corrects === undefined ? {} : { corrects }), body: { number: visit.number, reason, status: decided.status, ...input, arrivedAt, leftAt } })
  return reread(unit, id)
}

async function closerOf(unit: Unit, id: Id<'visit'>): Promise<string | null> {
  const row = await unit.read.selectFrom('visits').select('closed_by').where('id', '=', id).executeTakeFirst()
  return row?.closed_by ?? null
}

/** Visits still open of a person with the same identity number, the same telephone, or the same name where one of the two has no telephone. */
export async function findInside(reader: Reader, person: { readonly visitor: string; readonly phone: string; readonly idNumber: string }): Promise<Inside[]> {
  const [name, phone, idNumber] = [nameKey(person.visitor), readPhone(person.phone), codeKey(person.idNumber)]
  if (name === '' && !identifies(phone) && idNumber === '') return []
  const inside = await listInside(reader)
  return inside.filter((visit) => {
    const other = readPhone(visit.phone)
    if (idNumber !== '' && visit.idNumber !== '') return idNumber === visit.idNumber
    if (identifies(phone) && identifies(other)) return phone.digits === other.digits
    return name !== '' && name === nameKey(visit.visitor)
  }).map(toInside)
}

/** The visit that a badge, visit number or identity number belongs to. */
export async function findVisitByCode(reader: Reader, code: string): Promise<z.output<NonNullable<(typeof deskContract)['findByCode']['~orpc']['outputSchema']>>> {
  const key = codeKey(code)
  return key === '' ? null : findByCode(reader, key)
}
