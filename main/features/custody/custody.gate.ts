/** The one gate of customer files: judges whether a person may open one, says which of its documents stay hidden from him, and what the log of openings gets. */
import { listArchiveKeepers } from '#main/features/custody/custody.people.ts'
import { findColleague, listPlaces, readMatrix, readPeriods } from '#main/features/custody/custody.repository.ts'
import type { PlaceRecord } from '#main/features/custody/custody.repository.ts'
import type { CustodyHead, CustodySources } from '#main/features/custody/custody.sources.ts'
import type { OpeningNote } from '#main/features/custody/openings.repository.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decideAccess, decideOpening, isHidden, periodOf } from '#shared/domain/custody.ts'
import type { AccessQuestion, Opening, OpeningFacts } from '#shared/domain/custody.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { Day } from '#shared/kernel/days.ts'
import type { Result } from '#shared/kernel/result.ts'

type Keeper = { readonly userId: string; readonly name: string }
export type JudgedOpening = { readonly result: Result<Opening, readonly Refusal[]>; readonly note: OpeningNote; /** Ids of documents whose content this person does not see. */ readonly hiddenItems: ReadonlySet<string> }

/** The keeper of a secret store; until something classified stands in one, the archive's keepers keep it. */
function keepersOf(placeId: string | null, places: readonly PlaceRecord[], archive: readonly Keeper[]): readonly Keeper[] {
  const store = places.find((place) => place.id === placeId && place.isSecret)
  return store === undefined ? archive : store.keeperId === null || store.keeperName === null ? [] : [{ userId: store.keeperId, name: store.keeperName }]
}

/** Judges an opening. Nothing is written: the caller notes it. Throws when there is no such file. */
export async function judgeOpening(reader: Reader, sources: CustodySources, actor: Actor, asked: { readonly customerId: string; readonly what: string }, today: Day): Promise<JudgedOpening> {
  const head = await sources.files.findHead(reader, asked.customerId)
  if (head === undefined) throw new NotFoundError('customer')
  const items = await sources.files.listItems(reader, head.id)
  const isAnySecret = isClassified(head.secrecy) || items.some((item) => isClassified(item.secrecy))
  const [places, archive] = isAnySecret ? [await listPlaces(reader), await listArchiveKeepers(reader)] : [[], []]
  const facts = await readFacts(reader, sources, actor, head, keepersOf(head.placeId, places, archive), today)
  const result = decideOpening(facts, actor, await readMatrix(reader), today)
  const hidden = items.filter((item) => isHidden({ itemId: item.id, secrecy: item.secrecy, keepers: keepersOf(item.placeId ?? head.placeId, places, archive) }, facts, actor, today))
  const first = result.ok ? undefined : result.error[0]
  return {
    result, hiddenItems: new Set(hidden.map((item) => item.id)),
    note: {
      userId: actor.userId, customerId: head.id, customerNumber: head.number, what: asked.what, outcome: result.ok ? 'opened' : 'refused',
      standing: result.ok ? result.value.standing : '', request: result.ok ? result.value.request : '', code: first?.code ?? '', clause: first?.clause ?? '',
    },
  }
}

async function readFacts(reader: Reader, sources: CustodySources, actor: Actor, head: CustodyHead, keepers: readonly Keeper[], today: Day): Promise<OpeningFacts> {
  const consultations = await sources.listConsultations(reader, { customerId: head.id, colleague: actor.displayName })
  const periods = await readPeriods(reader, consultations.map((each) => each.loanId))
  const permissions = consultations.flatMap((each) => (each.approvedDay === null ? [] : [{ number: each.number, itemIds: each.itemIds, ...periodOf(each.approvedDay, periods.get(each.loanId)) }]))
  const waiting = consultations.filter((each) => each.approvedDay === null)
  return { number: head.number, name: head.name, secrecy: head.secrecy, keepers, permissions, waiting, filing: await sources.viewOfFiling(reader, head.id, actor, today) }
}

/** What the matrix keeps from a colleague of this name even with an approved request (P07-17); nothing when nobody of the office is called so. */
export async function refuseColleague(reader: Reader, displayName: string, material: Omit<AccessQuestion, 'role'>): Promise<readonly Refusal[]> {
  const colleague = await findColleague(reader, displayName)
  const access = colleague === undefined ? undefined : decideAccess(await readMatrix(reader), { ...material, role: colleague.role }, true)
  return access === undefined || access.ok ? [] : access.error
}
