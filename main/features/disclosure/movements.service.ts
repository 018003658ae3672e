/** Movements of material and the people who may carry it (P07-23.2); what happened otherwise is written down as a breach. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { DisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import { chooseMaterial, disclosureRegister as register, isSupervisor } from '#main/features/disclosure/material.ts'
import { endNaming, findMovement, insertCourier, insertMovement, listCouriers, listCouriersAt, pageMovements, setSafety } from '#main/features/disclosure/movements.repository.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { Courier, MovementInput, MovementRow } from '#shared/contract/disclosure.ts'
import type { TodayLine } from '#shared/contract/today.ts'
import type { HistoryEntry } from '#shared/contract/values.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { nameKey } from '#shared/domain/customers.ts'
import { decideMovement, decideSupervision, hasSafetyMeasure } from '#shared/domain/disclosure.ts'
import type { SafetyMeasure } from '#shared/domain/disclosure.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { dayOfInstant, daysBetween } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

type CourierList = { readonly rows: Courier[]; readonly mayName: boolean }

/** Who may carry important material, and whether this person names them. */
export async function showCouriers(reader: Reader, sources: DisclosureSources, actor: Actor): Promise<CourierList> {
  return { rows: await listCouriers(reader), mayName: await isSupervisor(reader, sources, actor) }
}

/** Names a courier; naming one twice is refused. */
export async function nameCourier(unit: Unit, sources: DisclosureSources, name: string): Promise<CourierList> {
  orRefuse(decideSupervision(await isSupervisor(unit.read, sources, unit.actor), 'courier'))
  const known = await listCouriersAt(unit.read, unit.now)
  if (known.some((other) => nameKey(other) === nameKey(name))) refuse({ code: 'disclosure.is-courier', clause: 'P07-23.2', field: 'name', facts: { name }, remedy: { code: 'disclosure.another-name' } })
  const id = unit.newId<'courier'>()
  await insertCourier(unit.write, { id, name, nameKey: nameKey(name), at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'courier-named', body: { name } })
  return showCouriers(unit.read, sources, unit.actor)
}

/** Ends the naming of a courier from now on; what he carried stays lawful. */
export async function endCourier(unit: Unit, sources: DisclosureSources, id: string): Promise<CourierList> {
  orRefuse(decideSupervision(await isSupervisor(unit.read, sources, unit.actor), 'courier'))
  const courier = (await listCouriers(unit.read)).find((known) => known.id === id)
  if (courier === undefined) throw new NotFoundError('courier')
  await endNaming(unit.write, id, unit.now, unit.actor.userId)
  unit.recordEvent({ register, subjectId: id, kind: 'courier-ended', body: { name: courier.name } })
  return showCouriers(unit.read, sources, unit.actor)
}

/** Releases material to whoever carries it, or writes down what took place. Refused for important material in other hands, unless it has happened. */
export async function move(unit: Unit, sources: DisclosureSources, input: MovementInput): Promise<MovementRow> {
  const material = await chooseMaterial(unit.read, sources, input)
  const movedAt = input.movedAt ?? unit.now
  const [id, number] = [unit.newId<'movement'>(), unit.nextNumber('movement')]
  const movement = { number: material.file.number, secrecy: material.secrecy, isImportant: material.isImportant, person: input.person, channel: input.channel, safety: input.safety, safetyNote: input.safetyNote, movedAt, hasHappened: input.hasHappened }
  // Naming somebody afterwards does not make a past movement lawful.
  const { status, faults } = orRefuse(decideMovement(movement, { couriers: await listCouriersAt(unit.read, input.hasHappened ? movedAt : unit.now), now: unit.now }))
  const lacksSafety = material.isImportant && !hasSafetyMeasure(input)
  await insertMovement(unit.write, {
    id, number, status, kind: input.kind, customer_id: input.customerId, customer: material.customer, what: material.what, secrecy: material.secrecy, is_important: material.isImportant ? 1 : 0, person: input.person, from_place: input.fromPlace, to_place: input.toPlace,
    channel: input.channel, safety: input.safety, safety_note: input.safetyNote, lacks_safety: lacksSafety ? 1 : 0, moved_at: movedAt, entered_at: unit.now, entered_by: unit.actor.userId, faults: JSON.stringify(faults),
  })
  const { customerId: _customer, itemIds: _items, withProfile: _profile, ...said } = input
  unit.recordEvent({ register, subjectId: id, kind: status === 'breach' ? 'moved-in-breach' : 'moved', body: { number, what: material.what, ...said, movedAt, faults, ...(status === 'breach' || lacksSafety ? { clause: 'P07-23.2' } : {}) } })
  unit.tally(register, unit.today, status === 'breach' ? 'breaches' : 'movements', 1)
  unit.touch('today')
  return getMovement(unit.read, id)
}

async function getMovement(reader: Reader, id: string): Promise<MovementRow> {
  const found = await findMovement(reader, id)
  if (found === undefined) throw new NotFoundError('movement')
  return found
}

/** One movement with what the book says about it. */
export async function showMovement(reader: Reader, id: string): Promise<{ movement: MovementRow; history: HistoryEntry[] }> {
  return { movement: await getMovement(reader, id), history: await listHistory(reader, id) }
}

/** Fills in the safety measure that was missing: the flag goes. */
export async function fillSafety(unit: Unit, { id, safety, safetyNote }: { readonly id: string; readonly safety: SafetyMeasure; readonly safetyNote: string }): Promise<MovementRow> {
  const movement = await getMovement(unit.read, id)
  if (!hasSafetyMeasure({ safety, safetyNote })) refuse({ code: 'disclosure.safety-missing', clause: 'P07-23.2', field: 'safety', facts: { number: movement.number }, remedy: { code: 'disclosure.choose-safety' } })
  await setSafety(unit.write, id, { safety, safetyNote, lacks: false })
  unit.recordEvent({ register, subjectId: id, kind: 'safety-filled', body: { number: movement.number, safety, safetyNote, before: movement.safety } })
  unit.touch('today')
  return getMovement(unit.read, id)
}

/** Movements without a safety measure, shown to whoever supervises information until they have one (P07-23.2b). */
export async function listMovementLines(reader: Reader, sources: DisclosureSources, actor: Actor, today: Day): Promise<TodayLine[]> {
  if (!(await isSupervisor(reader, sources, actor))) return []
  const { rows } = await pageMovements(reader, { state: 'no-safety-measure', cursor: null, size: 50 })
  return rows.map((row) => ({ kind: 'movement-unsafe', subjectId: row.id, number: row.number, title: row.what, person: row.person, dueDay: dayOfInstant(row.movedAt), daysLate: Math.max(0, daysBetween(dayOfInstant(row.movedAt), today)), clause: 'P07-23.2' }))
}
