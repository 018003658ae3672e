/** Where customer material stands: shelving classes, cabinets with rows and slots, secret stores with their keeper, and which place comes next (P07-7, P07-19.1, P07-22). */
import { codeKey } from '#shared/domain/customers.ts'
import type { CustomerCategory } from '#shared/domain/customers.ts'
import type { Refusal, Warning } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** `proposed`: another department's wish, which customer service takes up or not. */
export const shelvingClassStatuses = ['proposed', 'set', 'declined', 'retired'] as const
export type ShelvingClassStatus = (typeof shelvingClassStatuses)[number]
export const shelvingClassActions = ['accept', 'decline', 'retire'] as const
export type ShelvingClassAction = (typeof shelvingClassActions)[number]
/** Status x action -> next status; null is a refusal. */
export const shelvingClassTransitions: Readonly<Record<ShelvingClassStatus, Readonly<Record<ShelvingClassAction, ShelvingClassStatus | null>>>> = {
  proposed: { accept: 'set', decline: 'declined', retire: null },
  set: { accept: null, decline: null, retire: 'retired' },
  declined: { accept: 'set', decline: null, retire: null },
  retired: { accept: 'set', decline: null, retire: null },
}

export type ShelvingClass = { readonly id: string; readonly name: string; readonly status: ShelvingClassStatus; /** Files of this customer class belong here unless one was named. */ readonly category: CustomerCategory | null }

/** The classes that an office begins with: the two customer classes of P07-3, each under its category's name. */
export const builtInClasses: readonly (ShelvingClass & { readonly category: CustomerCategory })[] = [
  { id: '01900000-0000-7000-8000-000000000001', name: '', status: 'set', category: 'general' },
  { id: '01900000-0000-7000-8000-000000000002', name: '', status: 'set', category: 'special' },
]

/** What becomes of a new class: customer service sets it, another department proposes it (P07-7). Refuses a name that stands already. */
export function decideNewClass(taken: string | null, isCustomerService: boolean): Result<ShelvingClassStatus, readonly Refusal[]> {
  if (taken !== null) return no([{ code: 'custody.class-taken', clause: 'P07-7', field: 'name', facts: { name: taken }, remedy: { code: 'custody.other-name' } }])
  return ok(isCustomerService ? 'set' : 'proposed')
}

/** May this be done to a class? Only by customer service, and a class with places stays (P07-7). */
export function decideClassAct(found: { readonly name: string; readonly status: ShelvingClassStatus; readonly places: readonly string[] }, action: ShelvingClassAction, isCustomerService: boolean): Result<ShelvingClassStatus, readonly Refusal[]> {
  const next = shelvingClassTransitions[found.status][action]
  const refusals: Refusal[] = []
  if (!isCustomerService) refusals.push({ code: 'custody.not-customer-service', clause: 'P07-7', facts: { name: found.name }, remedy: { code: 'custody.ask-customer-service' } })
  if (next === null) refusals.push({ code: 'custody.class-status', clause: 'P07-7', facts: { name: found.name, status: found.status } })
  if (action === 'retire' && found.places.length > 0) refusals.push({ code: 'custody.class-has-places', clause: 'P07-7', facts: { name: found.name, places: found.places }, remedy: { code: 'custody.move-places' } })
  return refusals.length > 0 || next === null ? no(refusals) : ok(next)
}

/** The class of a file: the one that was named for it, else that of its customer class; null is "class missing" (P07-7). */
export function classOf(file: { readonly shelvingClassId: string | null; readonly category: CustomerCategory }, classes: readonly ShelvingClass[]): ShelvingClass | null {
  const set = classes.filter((each) => each.status === 'set')
  return set.find((each) => each.id === file.shelvingClassId) ?? set.find((each) => each.category !== null && each.category === file.category) ?? null
}

export type Slot = { readonly row: number; readonly slot: number }
export type Place = { readonly id: string; readonly code: string; readonly classId: string | null; readonly isSecret: boolean; readonly keeperName: string | null; readonly rows: number; readonly slots: number }
export type PlaceSlot = Slot & { readonly placeId: string }

/** How a place is written on labels and in lists: `K1-2-1` is cabinet K1, second row from the top, first from the left. */
export function homeText(code: string, slot: Slot | null): string {
  return slot === null ? code : `${code}-${String(slot.row)}-${String(slot.slot)}`
}

/** Reads a place as somebody typed or scanned it; null when no declared place is meant. A cabinet without row and slot is a place, too. */
export function readHome<Known extends Pick<Place, 'code'>>(text: string, places: readonly Known[]): { readonly place: Known; readonly slot: Slot | null } | null {
  const typed = codeKey(text)
  for (const place of places.toSorted((one, other) => other.code.length - one.code.length)) {
    const code = codeKey(place.code)
    if (typed === code) return { place, slot: null }
    const rest = typed.startsWith(code) ? /^[-/.](\d{1,3})[-/.](\d{1,4})$/.exec(typed.slice(code.length)) : null
    if (rest !== null) return { place, slot: { row: Number(rest[1]), slot: Number(rest[2]) } }
  }
  return null
}

/** Cabinets in the order in which they stand: K2 before K10. */
function inOrder(places: readonly Place[]): readonly Place[] {
  return places.toSorted((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true }))
}

/** The next free slot of these cabinets: from the left to the right, from the top row down, cabinet after cabinet (P07-7). */
export function nextFreeSlot(places: readonly Place[], taken: readonly PlaceSlot[]): { readonly place: Place; readonly slot: Slot } | null {
  const occupied = new Set(taken.map((each) => `${each.placeId} ${String(each.row)} ${String(each.slot)}`))
  for (const place of inOrder(places)) {
    for (let row = 1; row <= place.rows; row += 1) {
      for (let slot = 1; slot <= place.slots; slot += 1) if (!occupied.has(`${place.id} ${String(row)} ${String(slot)}`)) return { place, slot: { row, slot } }
    }
  }
  return null
}

/** Where something may stand: classified material in secret stores only, other material in the cabinets of its class (P07-7, P07-22). Without a class nothing is proposed. */
export function candidatePlaces(subject: { readonly secrecy: SecrecyLevel; readonly classId: string | null }, places: readonly Place[]): readonly Place[] {
  if (isClassified(subject.secrecy)) return places.filter((place) => place.isSecret && place.keeperName !== null)
  return subject.classId === null ? [] : places.filter((place) => !place.isSecret && place.classId === subject.classId)
}

export type ShelvingSubject = { readonly number: string; readonly name: string; readonly secrecy: SecrecyLevel; readonly classId: string | null; readonly isDestroyed: boolean }
export type ShelvingChoice = {
  readonly place: Place; readonly slot: Slot | null
  /** What stands in the chosen slot, other than the subject itself. */
  readonly takenBy: string | null
  readonly proposed: { readonly place: Place; readonly slot: Slot } | null
}

/** May this stand there? Classified material only in a secret store with a keeper, other material never there (P07-22); another place or class than proposed is a warning (P07-7). */
export function decideShelving(subject: ShelvingSubject, { place, slot, takenBy, proposed }: ShelvingChoice): Result<{ readonly warnings: readonly Warning[] }, readonly Refusal[]> {
  const refusals = [...(subject.isDestroyed ? [{ code: 'custody.is-destroyed', clause: 'P07-25', facts: { number: subject.number } }] : []), ...refuseStore(subject, place, proposed), ...refuseSlot(place, slot, takenBy, proposed)]
  if (refusals.length > 0) return no(refusals)
  const facts = { number: subject.number, place: homeText(place.code, slot) }
  const warnings: Warning[] = []
  if (!isClassified(subject.secrecy) && subject.classId === null) warnings.push({ code: 'custody.class-missing', clause: 'P07-7', facts })
  else if (!isClassified(subject.secrecy) && place.classId !== subject.classId) warnings.push({ code: 'custody.other-class', clause: 'P07-7', facts })
  if (proposed !== null && slot !== null && (proposed.place.id !== place.id || proposed.slot.row !== slot.row || proposed.slot.slot !== slot.slot)) {
    warnings.push({ code: 'custody.other-place', clause: 'P07-7', facts: { ...facts, proposed: homeText(proposed.place.code, proposed.slot) } })
  }
  return ok({ warnings })
}

function refuseStore(subject: ShelvingSubject, place: Place, proposed: ShelvingChoice['proposed']): Refusal[] {
  const facts = { number: subject.number, name: subject.name, secrecy: subject.secrecy, place: place.code }
  const better = proposed === null ? undefined : { place: homeText(proposed.place.code, proposed.slot) }
  if (place.isSecret && place.keeperName === null) return [{ code: 'custody.store-without-keeper', clause: 'P07-22', field: 'place', facts, remedy: { code: 'custody.name-keeper' } }]
  if (isClassified(subject.secrecy) && !place.isSecret) return [{ code: 'custody.classified-in-open-place', clause: 'P07-22', field: 'place', facts, remedy: better === undefined ? { code: 'custody.declare-secret-store' } : { code: 'custody.use-place', facts: better, values: better } }]
  if (!isClassified(subject.secrecy) && place.isSecret) return [{ code: 'custody.open-in-secret-store', clause: 'P07-22', field: 'place', facts, remedy: better === undefined ? { code: 'custody.choose-cabinet' } : { code: 'custody.use-place', facts: better, values: better } }]
  return []
}

function refuseSlot(place: Place, slot: Slot | null, takenBy: string | null, proposed: ShelvingChoice['proposed']): Refusal[] {
  const better = proposed === null ? undefined : { place: homeText(proposed.place.code, proposed.slot) }
  const remedy = better === undefined ? { code: 'custody.choose-cabinet' } : { code: 'custody.use-place', facts: better, values: better }
  if (slot === null) return [{ code: 'custody.place-full', clause: 'P07-7', field: 'place', facts: { place: place.code, rows: place.rows, slots: place.slots }, remedy }]
  const text = homeText(place.code, slot)
  if (slot.row < 1 || slot.row > place.rows || slot.slot < 1 || slot.slot > place.slots) return [{ code: 'custody.no-such-slot', clause: 'P07-7', field: 'place', facts: { place: text, rows: place.rows, slots: place.slots }, remedy }]
  return takenBy === null ? [] : [{ code: 'custody.slot-taken', clause: 'P07-7', field: 'place', facts: { place: text, taken: takenBy }, remedy }]
}

/** The refusal of a home outside the archive: material leaves it as a loan only (P07-19.1). */
export function refuseHomeElsewhere(number: string, typed: string, department: string): Refusal {
  return { code: department === '' ? 'custody.home-not-declared' : 'custody.home-elsewhere', clause: 'P07-19.1', field: 'place', facts: { number, place: typed, department }, remedy: { code: 'custody.ask-loan' } }
}

/** The department, other than the archive's own, that a typed place names; '' when it names none. */
export function departmentNamed(text: string, departments: readonly string[]): string {
  const typed = codeKey(text)
  return departments.find((department) => codeKey(department).length > 1 && typed.includes(codeKey(department))) ?? ''
}

export type PlaceInput = { readonly code: string; readonly isSecret: boolean; readonly keeperId: string | null; readonly rows: number; readonly slots: number; readonly classId: string | null }
export type PlaceFacts = {
  readonly isCustomerService: boolean; readonly codeTakenBy: string | null; readonly isClassSet: boolean
  /** What stands beyond the rows and slots that it shall have. */
  readonly beyond: readonly string[]
  /** What stands there of the other kind than it is to hold: classified material in a place that is no secret store, or the reverse. */
  readonly unfit: readonly string[]
  /** Whether the keeper is a person of this office who may read customer files. */
  readonly isKeeperKnown: boolean
}

/** May a place be declared, or changed, like that? A secret store has one named keeper (P07-22). */
export function decidePlace(place: PlaceInput, facts: PlaceFacts): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const code = place.code
  if (!facts.isCustomerService) refusals.push({ code: 'custody.not-customer-service', clause: 'P07-7', facts: { name: code }, remedy: { code: 'custody.ask-customer-service' } })
  if (facts.codeTakenBy !== null) refusals.push({ code: 'custody.place-taken', clause: 'P07-7', field: 'code', facts: { place: facts.codeTakenBy }, remedy: { code: 'custody.other-name' } })
  if (place.isSecret && (place.keeperId === null || !facts.isKeeperKnown)) refusals.push({ code: 'custody.store-without-keeper', clause: 'P07-22', field: 'keeperId', facts: { place: code }, remedy: { code: 'custody.name-keeper' } })
  if (!place.isSecret && !facts.isClassSet) refusals.push({ code: 'custody.place-without-class', clause: 'P07-7', field: 'classId', facts: { place: code }, remedy: { code: 'custody.choose-class' } })
  if (facts.beyond.length > 0) refusals.push({ code: 'custody.slots-in-use', clause: 'P07-7', field: 'rows', facts: { place: code, held: facts.beyond }, remedy: { code: 'custody.move-first' } })
  if (facts.unfit.length > 0) refusals.push({ code: 'custody.store-in-use', clause: 'P07-22', field: 'isSecret', facts: { place: code, held: facts.unfit }, remedy: { code: 'custody.move-first' } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}
