/** Classes and places of the archive, and what stands where: load, decide, save and enter in the book, all in the caller's transaction. */
import { findKeeper, insertPlace, listClasses, listPlaces, rewritePlace, saveClass } from '#main/features/custody/custody.repository.ts'
import type { ClassRecord, PlaceRecord } from '#main/features/custody/custody.repository.ts'
import { isOfCustomerService } from '#main/features/custody/custody.people.ts'
import type { CustodyFiles } from '#main/features/custody/custody.sources.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { PlaceInputValues, PlaceRow, ShelvingClassRow } from '#shared/contract/custody.ts'
import { hasCapability } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { retentionYearsDefault } from '#shared/domain/custody-destruction.ts'
import { decideClassAct, decideNewClass, decidePlace, homeText, readHome } from '#shared/domain/custody-places.ts'
import type { ShelvingClassAction } from '#shared/domain/custody-places.ts'
import { NotFoundError, orRefuse, refuse } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { Id } from '#shared/kernel/ids.ts'

export const custodyRegister = 'custody'
const register = custodyRegister

/** Files that join a cabinet with its declaration, at most; the rest join when it is changed, or one by one. */
const joinedAtOnce = 500

function toClassRow(record: ClassRecord, places: readonly PlaceRecord[]): ShelvingClassRow {
  return {
    id: record.id as Id<'shelving-class'>, name: record.name, category: record.category, status: record.status, department: record.department, proposedBy: record.proposedBy,
    retentionYears: record.retentionYears ?? retentionYearsDefault, isRetentionDefault: record.retentionYears === null, places: places.filter((place) => place.classId === record.id).length,
  }
}

/** Classes with how many cabinets each has, and whether this person may set them. */
export async function readClasses(reader: Reader, actor: Actor): Promise<{ rows: ShelvingClassRow[]; isCustomerService: boolean }> {
  const places = await listPlaces(reader)
  return { rows: (await listClasses(reader)).map((record) => toClassRow(record, places)), isCustomerService: await isOfCustomerService(reader, actor) }
}

/** Adds a class: customer service sets it, every other department proposes it (P07-7). */
export async function addClass(unit: Unit, name: string): Promise<ShelvingClassRow> {
  const taken = (await listClasses(unit.read)).find((each) => each.name === name)
  const isCustomerService = await isOfCustomerService(unit.read, unit.actor)
  const status = orRefuse(decideNewClass(taken?.name ?? null, isCustomerService))
  const record: ClassRecord = { id: unit.newId<'shelving-class'>(), name, status, category: null, retentionYears: null, department: unit.actor.department, createdBy: unit.actor.userId, proposedBy: unit.actor.displayName }
  await saveClass(unit.write, record, { now: unit.now, decidedBy: status === 'set' ? unit.actor.userId : null })
  unit.recordEvent({ register, subjectId: record.id, kind: status === 'set' ? 'class-set' : 'class-proposed', body: { clause: 'P07-7', name, department: unit.actor.department } })
  return toClassRow(record, [])
}

async function getClass(reader: Reader, id: string): Promise<ClassRecord> {
  const found = (await listClasses(reader)).find((each) => each.id === id)
  if (found === undefined) throw new NotFoundError('shelving-class')
  return found
}

/** Takes a proposal up, declines it, or retires a class (P07-7). */
export async function decideClass(unit: Unit, id: string, action: ShelvingClassAction): Promise<ShelvingClassRow> {
  const record = await getClass(unit.read, id)
  const places = await listPlaces(unit.read)
  const held = places.filter((place) => place.classId === id).map((place) => place.code)
  const status = orRefuse(decideClassAct({ name: record.name, status: record.status, places: held }, action, await isOfCustomerService(unit.read, unit.actor)))
  await saveClass(unit.write, { ...record, status }, { now: unit.now, decidedBy: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: `class-${status}`, body: { clause: 'P07-7', name: record.name, from: record.status } })
  return toClassRow({ ...record, status }, places)
}

/** Says how many years closed files of a class are kept (P07-25); what was closed before keeps its day. */
export async function setClassRetention(unit: Unit, id: string, years: number): Promise<ShelvingClassRow> {
  const record = await getClass(unit.read, id)
  if (!await isOfCustomerService(unit.read, unit.actor)) refuse({ code: 'custody.not-customer-service', clause: 'P07-25', facts: { name: record.name }, remedy: { code: 'custody.ask-customer-service' } })
  await saveClass(unit.write, { ...record, retentionYears: years }, { now: unit.now, decidedBy: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'class-retention-set', body: { clause: 'P07-25', name: record.name, from: record.retentionYears, to: years } })
  return toClassRow({ ...record, retentionYears: years }, await listPlaces(unit.read))
}

/** Years that a closed file of this class is kept. */
export function retentionYearsOf(record: Pick<ClassRecord, 'retentionYears'> | null): number {
  return record?.retentionYears ?? retentionYearsDefault
}

/** Cabinets and secret stores with what is free in them. */
export async function readPlaces(reader: Reader, files: Pick<CustodyFiles, 'countHeld'>): Promise<{ rows: PlaceRow[] }> {
  const [places, classes, counts] = [await listPlaces(reader), await listClasses(reader), await files.countHeld(reader)]
  return { rows: places.map((place) => toPlaceRow(place, classes, counts.get(place.id))) }
}

function toPlaceRow(place: PlaceRecord, classes: readonly ClassRecord[], held: { readonly taken: number; readonly loose: number } | undefined): PlaceRow {
  const ofClass = classes.find((each) => each.id === place.classId)
  return {
    id: place.id as Id<'custody-place'>, code: place.code, name: place.name, classId: place.classId as Id<'shelving-class'> | null, className: ofClass?.name ?? '', classCategory: ofClass?.category ?? null,
    isSecret: place.isSecret, keeperId: place.keeperId as Id<'user'> | null, keeper: place.keeperName ?? '', rows: place.rows, slots: place.slots, taken: held?.taken ?? 0, loose: held?.loose ?? 0, total: place.rows * place.slots,
  }
}

/** One place as the list shows it; throws when there is none. */
export async function getPlaceRow(reader: Reader, files: Pick<CustodyFiles, 'countHeld'>, id: string): Promise<PlaceRow> {
  const found = (await readPlaces(reader, files)).rows.find((row) => row.id === id)
  if (found === undefined) throw new NotFoundError('custody-place')
  return found
}

/** Everything that the decision about a place looks at. */
async function checkPlace(unit: Unit, files: CustodyFiles, input: PlaceInputValues, known: PlaceRecord | null): Promise<void> {
  const places = await listPlaces(unit.read)
  const classes = await listClasses(unit.read)
  const held = known === null ? [] : await files.listHeld(unit.read, known.id)
  const keeper = input.keeperId === null ? undefined : await findKeeper(unit.read, input.keeperId)
  orRefuse(decidePlace(input, {
    isCustomerService: await isOfCustomerService(unit.read, unit.actor),
    codeTakenBy: places.find((place) => place.id !== known?.id && place.code.toLowerCase() === input.code.toLowerCase())?.code ?? null,
    isClassSet: classes.some((each) => each.id === input.classId && each.status === 'set'),
    beyond: held.filter((each) => (each.row ?? 0) > input.rows || (each.slot ?? 0) > input.slots).map((each) => each.number),
    unfit: held.filter((each) => isClassified(each.secrecy) !== input.isSecret).map((each) => each.number),
    // Roles in the table were written by this program.
    isKeeperKnown: keeper !== undefined && hasCapability(keeper.role as Role, 'customers.read'),
  }))
}

/** Declares a cabinet or a secret store. Files whose typed place names it join it; the others stay as they are and are listed. */
export async function declarePlace(unit: Unit, files: CustodyFiles, input: PlaceInputValues): Promise<{ place: PlaceRow; joined: number }> {
  await checkPlace(unit, files, input, null)
  const id = unit.newId<'custody-place'>()
  await insertPlace(unit.write, id, input, { now: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: id, kind: 'place-declared', body: { clause: input.isSecret ? 'P07-22' : 'P07-7', ...input } })
  const joined = await joinPlace(unit, files, id)
  return { place: await getPlaceRow(unit.read, files, id), joined }
}

/** Changes a cabinet or a secret store, and lets files join it that name it. */
export async function changePlace(unit: Unit, files: CustodyFiles, { id, ...input }: PlaceInputValues & { readonly id: string }): Promise<PlaceRow> {
  const known = (await listPlaces(unit.read)).find((place) => place.id === id)
  if (known === undefined) throw new NotFoundError('custody-place')
  await checkPlace(unit, files, input, known)
  await rewritePlace(unit.write, id, input)
  unit.recordEvent({ register, subjectId: id, kind: 'place-changed', body: { clause: input.isSecret ? 'P07-22' : 'P07-7', before: known, ...input } })
  if (known.code !== input.code) for (const held of await files.listHeld(unit.read, id)) await files.setHome(unit, held, { placeId: id, row: held.row, slot: held.slot, text: homeText(input.code, held.row === null || held.slot === null ? null : { row: held.row, slot: held.slot }) })
  await joinPlace(unit, files, id)
  return getPlaceRow(unit.read, files, id)
}

/** Files whose typed place is this cabinet's code, or a free slot of it, stand there from now on; how many. Nothing that may not stand there joins. */
async function joinPlace(unit: Unit, files: CustodyFiles, id: string): Promise<number> {
  const places = await listPlaces(unit.read)
  const place = places.find((each) => each.id === id)
  if (place === undefined) return 0
  const taken = new Set((await files.listHeld(unit.read, id)).map((each) => `${String(each.row)}-${String(each.slot)}`))
  let joined = 0
  for (const holding of await files.findUnjoined(unit.read, place.code, joinedAtOnce)) {
    const home = readHome(holding.shelfPlace, places)
    if (home?.place.id !== id || isClassified(holding.secrecy) !== place.isSecret || holding.isDestroyed) continue
    const { slot } = home
    const isFree = slot !== null && slot.row >= 1 && slot.row <= place.rows && slot.slot >= 1 && slot.slot <= place.slots && !taken.has(`${String(slot.row)}-${String(slot.slot)}`)
    if (slot !== null && !isFree) continue
    if (slot !== null) taken.add(`${String(slot.row)}-${String(slot.slot)}`)
    await files.setHome(unit, holding, { placeId: id, row: slot?.row ?? null, slot: slot?.slot ?? null, text: homeText(place.code, slot) }, 'place-joined')
    joined += 1
  }
  return joined
}
