/** Shelving: where the next file goes, giving it its place, its class, and what was found outside the archive. */
import { isOfCustomerService, listOtherDepartments } from '#main/features/custody/custody.people.ts'
import { endOutside, insertOutside, listClasses, listOutside, listPlaces } from '#main/features/custody/custody.repository.ts'
import type { PlaceRecord } from '#main/features/custody/custody.repository.ts'
import type { CustodyFiles, CustodyHead, CustodyList, CustodySources, Holding } from '#main/features/custody/custody.sources.ts'
import { custodyRegister as register, getPlaceRow, retentionYearsOf } from '#main/features/custody/places.service.ts'
import type { Page } from '#main/db/keyset.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { CustodyFile, FileListState, OutsideRow, PlaceRow, ShelvedSubject, Shelving } from '#shared/contract/custody.ts'
import { retentionEndOf } from '#shared/domain/custody-destruction.ts'
import { candidatePlaces, classOf, decideShelving, departmentNamed, homeText, nextFreeSlot, readHome, refuseHomeElsewhere } from '#shared/domain/custody-places.ts'
import type { PlaceSlot, ShelvingClass, Slot } from '#shared/domain/custody-places.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { Warning } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Id } from '#shared/kernel/ids.ts'

function toSubject(holding: Holding): ShelvedSubject {
  return { kind: holding.kind, id: holding.id, customerId: holding.customerId, number: holding.number, title: holding.title, secrecy: holding.secrecy, shelfPlace: holding.shelfPlace, placeId: holding.placeId as Id<'custody-place'> | null, row: holding.row, slot: holding.slot }
}

/** One cabinet, slot by slot. */
export async function readPlace(reader: Reader, files: CustodyFiles, id: string): Promise<{ place: PlaceRow; held: ShelvedSubject[] }> {
  return { place: await getPlaceRow(reader, files, id), held: (await files.listHeld(reader, id)).map(toSubject) }
}

/** The slots of these places that something else than the subject stands in. */
async function takenSlots(reader: Reader, files: CustodyFiles, places: readonly PlaceRecord[], exceptId: string): Promise<(PlaceSlot & { readonly by: string })[]> {
  const taken = await files.listTaken(reader, places.map((place) => place.id))
  return taken.filter((each) => each.id !== exceptId).map((each) => ({ placeId: each.placeId, row: each.row, slot: each.slot, by: each.number }))
}

type Plan = { readonly shelvingClass: ShelvingClass | null; readonly proposed: { readonly place: PlaceRecord; readonly slot: Slot } | null; readonly places: readonly PlaceRecord[] }

/** Which place comes next for something: in its class, from the left to the right and from the top down (P07-7). */
async function plan(reader: Reader, files: CustodyFiles, holding: Holding): Promise<Plan> {
  const places = await listPlaces(reader)
  const shelvingClass = classOf(holding, await listClasses(reader))
  const fit = candidatePlaces({ secrecy: holding.secrecy, classId: shelvingClass?.id ?? null }, places)
  const candidates = places.filter((place) => fit.some((each) => each.id === place.id))
  const place = await firstWithRoom(reader, files, candidates, holding)
  const next = place === undefined ? null : nextFreeSlot([place], await takenSlots(reader, files, [place], holding.id))
  return { shelvingClass, places, proposed: next === null || place === undefined ? null : { place, slot: next.slot } }
}

/** The first of these cabinets, in the order in which they stand, that is not full; the slot in which the thing itself stands counts as free. */
async function firstWithRoom(reader: Reader, files: CustodyFiles, candidates: readonly PlaceRecord[], holding: Holding): Promise<PlaceRecord | undefined> {
  const counts = candidates.length === 0 ? new Map<string, { readonly taken: number }>() : await files.countHeld(reader)
  return candidates.find((place) => (counts.get(place.id)?.taken ?? 0) - (holding.placeId === place.id && holding.slot !== null ? 1 : 0) < place.rows * place.slots)
}

/** Warnings as they cross the wire. */
function toWarnings(warnings: readonly Warning[]): Shelving['warnings'] {
  return warnings.map((warning) => ({ ...warning, facts: { ...warning.facts } }))
}

/** What a scanned number is and which place comes next for it; null when it is unknown. */
export async function findShelving(reader: Reader, files: CustodyFiles, code: string): Promise<Shelving | null> {
  const holding = await files.findHolding(reader, code)
  return holding === undefined ? null : describeShelving(reader, files, holding)
}

async function describeShelving(reader: Reader, files: CustodyFiles, holding: Holding): Promise<Shelving> {
  const { shelvingClass, proposed } = await plan(reader, files, holding)
  const isMissing = shelvingClass === null && !isClassified(holding.secrecy)
  return {
    subject: toSubject(holding), classId: (shelvingClass?.id ?? null) as Id<'shelving-class'> | null, className: shelvingClass?.name ?? '', classCategory: shelvingClass?.category ?? null,
    proposed: proposed === null ? null : { placeId: proposed.place.id as Id<'custody-place'>, place: homeText(proposed.place.code, proposed.slot), keeper: proposed.place.keeperName ?? '' },
    warnings: isMissing ? [{ code: 'custody.class-missing', clause: 'P07-7', facts: { number: holding.number, place: '' } }] : [],
  }
}

type Shelved = { subject: ShelvedSubject; place: string; keeper: string; warnings: Shelving['warnings'] }

/** Gives a file or document its place. A cabinet without row and slot means its next free slot; a place that is none of the archive's is refused, and a loan is offered (P07-19.1). */
export async function shelve(unit: Unit, files: CustodyFiles, { code, place: typed }: { readonly code: string; readonly place: string }): Promise<Shelved> {
  const holding = await files.findHolding(unit.read, code)
  if (holding === undefined) throw new NotFoundError('customer')
  const found = await plan(unit.read, files, holding)
  const home = readHome(typed, found.places)
  if (home === null) return refuse(refuseHomeElsewhere(holding.number, typed, departmentNamed(typed, await listOtherDepartments(unit.read))))
  const { place } = home
  const taken = await takenSlots(unit.read, files, [place], holding.id)
  const slot = home.slot ?? nextFreeSlot([place], taken)?.slot ?? null
  const takenBy = slot === null ? undefined : taken.find((each) => each.placeId === place.id && each.row === slot.row && each.slot === slot.slot)
  const { warnings } = orRefuse(decideShelving({ number: holding.number, name: holding.title, secrecy: holding.secrecy, classId: found.shelvingClass?.id ?? null, isDestroyed: holding.isDestroyed }, { place, slot, takenBy: takenBy?.by ?? null, proposed: found.proposed }))
  await files.setHome(unit, holding, { placeId: place.id, row: slot?.row ?? null, slot: slot?.slot ?? null, text: homeText(place.code, slot) })
  unit.touch(register)
  const saved = await files.readHolding(unit.read, holding.kind, holding.id)
  return { subject: toSubject(saved ?? holding), place: homeText(place.code, slot), keeper: place.keeperName ?? '', warnings: toWarnings(warnings) }
}

/** A place as it is typed with a file's profile: which declared place it joins, or none. Refuses a place of another department (P07-19.1), and one that may not hold it (P07-22). */
export async function settleTypedHome(unit: Unit, files: CustodyFiles, kind: Holding['kind'], id: string): Promise<void> {
  const holding = await files.readHolding(unit.read, kind, id)
  if (holding === undefined) return
  const places = await listPlaces(unit.read)
  const known = places.find((place) => place.id === holding.placeId)
  const standing = known === undefined ? '' : homeText(known.code, holding.row === null || holding.slot === null ? null : { row: holding.row, slot: holding.slot })
  if (standing === holding.shelfPlace) return
  const home = holding.shelfPlace === '' ? null : readHome(holding.shelfPlace, places)
  if (home === null) {
    const department = departmentNamed(holding.shelfPlace, await listOtherDepartments(unit.read))
    if (department !== '') refuse({ ...refuseHomeElsewhere(holding.number, holding.shelfPlace, department), field: 'shelfPlace' })
    if (holding.placeId !== null) await files.setHome(unit, holding, { placeId: null, row: null, slot: null, text: holding.shelfPlace })
    return
  }
  const taken = await takenSlots(unit.read, files, [home.place], holding.id)
  const slot = home.slot ?? nextFreeSlot([home.place], taken)?.slot ?? null
  const takenBy = slot === null ? undefined : taken.find((each) => each.row === slot.row && each.slot === slot.slot)
  const { proposed, shelvingClass } = await plan(unit.read, files, holding)
  orRefuse(decideShelving({ number: holding.number, name: holding.title, secrecy: holding.secrecy, classId: shelvingClass?.id ?? null, isDestroyed: holding.isDestroyed }, { place: home.place, slot, takenBy: takenBy?.by ?? null, proposed }))
  await files.setHome(unit, holding, { placeId: home.place.id, row: slot?.row ?? null, slot: slot?.slot ?? null, text: homeText(home.place.code, slot) })
}

/** One file as custody sees it; throws when there is none. */
export async function getHead(reader: Reader, files: CustodyFiles, id: string): Promise<CustodyHead> {
  const head = await files.findHead(reader, id)
  if (head === undefined) throw new NotFoundError('customer')
  return head
}

/** Puts a file in a shelving class that customer service has set (P07-7). */
export async function setClass(unit: Unit, files: CustodyFiles, customerId: string, classId: string): Promise<Shelving> {
  const head = await getHead(unit.read, files, customerId)
  const chosen = (await listClasses(unit.read)).find((each) => each.id === classId)
  if (chosen === undefined) throw new NotFoundError('shelving-class')
  if (chosen.status !== 'set') refuse({ code: 'custody.class-not-set', clause: 'P07-7', field: 'classId', facts: { name: chosen.name, status: chosen.status }, remedy: { code: 'custody.choose-class' } })
  await files.setShelvingClass(unit, head, { id: chosen.id, name: chosen.name === '' ? chosen.category ?? '' : chosen.name })
  unit.touch(register)
  const holding = await files.readHolding(unit.read, 'customer', customerId)
  if (holding === undefined) throw new NotFoundError('customer')
  return describeShelving(unit.read, files, holding)
}

/** A closed file begins its retention, by its class; an opened one has none (P07-25). */
export async function settleRetention(unit: Unit, files: CustodyFiles, customerId: string): Promise<Day | null> {
  const head = await getHead(unit.read, files, customerId)
  const classes = await listClasses(unit.read)
  const ofClass = classOf(head, classes)
  const years = retentionYearsOf(classes.find((each) => each.id === ofClass?.id) ?? null)
  const end = head.status === 'closed' ? retentionEndOf(unit.today, years) : null
  if (end !== head.retentionEnd) await files.setRetentionEnd(unit, head, end, null)
  return end
}

/** Sets the last day of a file's retention by hand, e.g. of a file that was closed before its class had a term. Only customer service does (P07-25). */
export async function setRetention(unit: Unit, files: CustodyFiles, { customerId, endDay, reason }: { readonly customerId: string; readonly endDay: Day; readonly reason: string }): Promise<CustodyFile> {
  const head = await getHead(unit.read, files, customerId)
  if (!await isOfCustomerService(unit.read, unit.actor)) refuse({ code: 'custody.not-customer-service', clause: 'P07-25', facts: { name: head.number }, remedy: { code: 'custody.ask-customer-service' } })
  if (head.destroyedDay !== null) refuse({ code: 'custody.is-destroyed', clause: 'P07-25', facts: { number: head.number } })
  await files.setRetentionEnd(unit, head, endDay, reason)
  unit.touch(register)
  return toFile(await getHead(unit.read, files, customerId), [])
}

function toFile(head: CustodyHead, departments: readonly string[]): CustodyFile {
  return { id: head.id, number: head.number, name: head.name, status: head.status, category: head.category, secrecy: head.secrecy, shelfPlace: head.shelfPlace, department: head.placeId === null ? departmentNamed(head.shelfPlace, departments) : '', retentionEnd: head.retentionEnd, openedAt: head.openedAt }
}

/** A page of files that lack a class or a place, stand where they may not, or are past their retention. */
export async function listFiles(reader: Reader, files: CustodyFiles, filter: { readonly state: FileListState; readonly cursor: string | null; readonly size: number }, today: Day): Promise<Page<CustodyFile>> {
  const { state } = filter
  const list: CustodyList = state === 'expired' ? { state, today } : state === 'misplaced' ? { state, stores: (await listPlaces(reader)).filter((place) => place.isSecret).map((place) => place.id) } : { state }
  const page = await files.page(reader, list, filter)
  const departments = state === 'place-undeclared' ? await listOtherDepartments(reader) : []
  return { rows: page.rows.map((head) => toFile(head, departments)), next: page.next }
}

/** What is outside the archive without a loan (P07-19.1): what was found elsewhere and is neither back nor lent since. */
export async function readOutside(reader: Reader, sources: CustodySources): Promise<{ rows: OutsideRow[] }> {
  const rows = await listOutside(reader)
  const lent = await sources.findItemsOut(reader, rows.flatMap((row) => (row.itemId === null ? [] : [row.itemId])))
  return { rows: rows.filter((row) => row.itemId === null || !lent.has(row.itemId)) }
}

/** Notes that something is kept outside the archive. What is out on loan is outside by right. */
export async function reportOutside(unit: Unit, sources: CustodySources, { code, where, holder }: { readonly code: string; readonly where: string; readonly holder: string }): Promise<OutsideRow> {
  const holding = await sources.files.findHolding(unit.read, code)
  if (holding === undefined) throw new NotFoundError('customer')
  const loan = holding.kind === 'item' ? (await sources.findItemsOut(unit.read, [holding.id])).get(holding.id) : undefined
  if (loan !== undefined) refuse({ code: 'custody.is-lent', clause: 'P07-19.1', field: 'code', facts: { number: holding.number, loan: loan.number, borrower: loan.borrower } })
  if ((await listOutside(unit.read)).some((row) => row.number === holding.number)) refuse({ code: 'custody.outside-already', clause: 'P07-19.1', field: 'code', facts: { number: holding.number } })
  const id = unit.newId<'outside'>()
  await insertOutside(unit.write, { id, customerId: holding.customerId, itemId: holding.kind === 'item' ? holding.id : null, number: holding.number, title: holding.title, where, holder, now: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: holding.id, kind: 'found-outside', body: { clause: 'P07-19.1', number: holding.number, where, holder } })
  const saved = (await listOutside(unit.read)).find((row) => row.id === id)
  if (saved === undefined) throw new NotFoundError('outside')
  return saved
}

/** Notes that it is back in the archive. */
export async function bringBack(unit: Unit, id: string): Promise<{ number: string }> {
  const row = (await listOutside(unit.read)).find((each) => each.id === id)
  if (row === undefined) throw new NotFoundError('outside')
  await endOutside(unit.write, id, { now: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: row.itemId ?? row.customerId, kind: 'back-in-archive', body: { clause: 'P07-19.1', number: row.number, from: row.where } })
  return { number: row.number }
}
