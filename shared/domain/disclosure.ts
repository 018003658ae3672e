/** Copies and movements of important customer material (P07-23): what counts as important, who may copy how often, and through whose hands it goes. */
import { nameKey } from '#shared/domain/customers.ts'
import { isPlainChannel } from '#shared/domain/disclosure-outside.ts'
import type { OutsideChannel } from '#shared/domain/disclosure-outside.ts'
import { postDefaults } from '#shared/domain/posts.ts'
import type { Refusal, Warning } from '#shared/domain/refusal.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import type { InstantMs } from '#shared/kernel/instants.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** The clause names "important documents" and defines none: every classified one, and those that the office marked. */
export function isImportant(material: { readonly secrecy: SecrecyLevel; readonly isMarked: boolean }): boolean {
  return isClassified(material.secrecy) || material.isMarked
}

/** How content leaves its file: on the copier, from the printer, copied out by hand, into a file. */
export const copyMeans = ['copy', 'print', 'excerpt', 'export'] as const
export type CopyMeans = (typeof copyMeans)[number]
export const copyStatuses = ['requested', 'approved', 'declined', 'withdrawn'] as const
export type CopyStatus = (typeof copyStatuses)[number]
export const copyActions = ['approve', 'decline', 'withdraw', 'take'] as const
export type CopyAction = (typeof copyActions)[number]

/** Status x action -> next status; null is a refusal. An approved request stays approved; its copies are counted. */
export const copyTransitions: Readonly<Record<CopyStatus, Readonly<Record<CopyAction, CopyStatus | null>>>> = {
  requested: { approve: 'approved', decline: 'declined', withdraw: 'withdrawn', take: null },
  approved: { approve: null, decline: null, withdraw: null, take: 'approved' },
  declined: { approve: null, decline: null, withdraw: null, take: null },
  withdrawn: { approve: null, decline: null, withdraw: null, take: null },
}

/** Paper is paper: what was approved for the copier may come from the printer. */
function isSameMeans(approved: CopyMeans, asked: CopyMeans): boolean {
  const kin = (means: CopyMeans) => (means === 'print' ? 'copy' : means)
  return kin(approved) === kin(asked)
}

/** A document or the profile of a file (its number is the file's). */
export type CopiedMaterial = { readonly number: string; readonly title: string; readonly isImportant: boolean }
export type CopyPermission = {
  readonly number: string; readonly status: CopyStatus; readonly requesterId: string; readonly means: CopyMeans
  /** Numbers of what may be copied. */
  readonly covers: readonly string[]
  readonly copies: number; readonly taken: number
}
export type CopyAsk = {
  readonly actorId: string; readonly means: CopyMeans; readonly copies: number; readonly material: readonly CopiedMaterial[]; readonly permission: CopyPermission | null
  /** How many important ones there are when `material` names only the first of them. */
  readonly total?: number
}

/** Names that one refusal prints. */
const mostNames = 5

/**
 * May this content leave its file so often? Ordinary material may; important material only under an approved request of the one who takes it, for what it covers,
 * and exactly so many copies (P07-23.1). Every door through which content leaves asks here. Returns how many copies the permission leaves, null where none is needed.
 */
export function decideCopy(ask: CopyAsk): Result<{ readonly left: number | null }, readonly Refusal[]> {
  const important = ask.material.filter((each) => each.isImportant)
  if (important.length === 0) return ok({ left: null })
  const { permission } = ask
  if (permission === null) return no([ask.means === 'export' && ask.total !== undefined ? holdsImportant(important, ask.total) : notApproved(important)])
  const refusals = [...refuseStatus(permission), ...refuseOther(ask, permission, important)]
  const left = permission.copies - permission.taken - ask.copies
  if (permission.status === 'approved' && left < 0) {
    refusals.push({ code: 'disclosure.copies-used-up', clause: 'P07-23.1', field: 'copies', facts: { number: permission.number, approved: permission.copies, taken: permission.taken, asked: ask.copies }, remedy: { code: 'disclosure.ask-copy' }, mayDecide: copyDeciders })
  }
  return refusals.length > 0 ? no(refusals) : ok({ left })
}

const copyDeciders = [postDefaults['info-supervisor'].role, 'general-manager'] as const

function notApproved(important: readonly CopiedMaterial[]): Refusal {
  const items = important.slice(0, mostNames).map((each) => `${each.number} ${each.title}`.trim())
  return { code: 'disclosure.copy-not-approved', clause: 'P07-23.1', facts: { count: important.length, items }, remedy: { code: 'disclosure.ask-copy' }, mayDecide: copyDeciders }
}

function holdsImportant(important: readonly CopiedMaterial[], total: number): Refusal {
  return { code: 'disclosure.export-holds-important', clause: 'P07-23.1', facts: { count: total, items: important.slice(0, mostNames).map((each) => each.number) }, remedy: { code: 'disclosure.leave-out', values: { important: 'leave-out' } }, mayDecide: copyDeciders }
}

function refuseStatus({ number, status }: CopyPermission): Refusal[] {
  if (copyTransitions[status].take !== null) return []
  return [{ code: status === 'requested' ? 'disclosure.copy-waits' : `disclosure.copy-is-${status}`, clause: 'P07-23.1', facts: { number }, remedy: { code: status === 'requested' ? 'disclosure.wait-for-approval' : 'disclosure.ask-copy' }, mayDecide: copyDeciders }]
}

function refuseOther(ask: CopyAsk, permission: CopyPermission, important: readonly CopiedMaterial[]): Refusal[] {
  const refusals: Refusal[] = []
  const { number } = permission
  if (permission.requesterId !== ask.actorId) refusals.push({ code: 'disclosure.copy-of-another', clause: 'P07-23.1', facts: { number }, remedy: { code: 'disclosure.ask-copy' } })
  const outside = important.filter((each) => !permission.covers.includes(each.number)).map((each) => `${each.number} ${each.title}`.trim())
  if (outside.length > 0) refusals.push({ code: 'disclosure.copy-not-covered', clause: 'P07-23.1', facts: { number, items: outside.slice(0, mostNames) }, remedy: { code: 'disclosure.ask-copy' }, mayDecide: copyDeciders })
  if (!isSameMeans(permission.means, ask.means)) refusals.push({ code: 'disclosure.copy-other-means', clause: 'P07-23.1', field: 'means', facts: { number }, remedy: { code: 'disclosure.ask-copy' }, mayDecide: copyDeciders })
  return refusals
}

/** Whoever supervises information takes an important mark off and names couriers; in an office without him, the general manager (P07-23.2 names nobody). */
export function decideSupervision(isSupervisor: boolean, matter: 'unmark' | 'courier'): Result<null, readonly Refusal[]> {
  if (isSupervisor) return ok(null)
  const remedy = { code: 'disclosure.ask-supervisor' }
  return no([matter === 'courier' ? { code: 'disclosure.courier-not-yours', clause: 'P07-23.2', facts: {}, remedy, mayDecide: copyDeciders } : { code: 'disclosure.unmark-not-yours', clause: 'P07-23.1', facts: {}, remedy, mayDecide: copyDeciders }])
}

export const movementKinds = ['receive', 'send', 'hand-on', 'carry-out'] as const
export type MovementKind = (typeof movementKinds)[number]
/** P07-23.2 lists no measure; these are the product's, with words for another. '' is kept and flagged. */
export const safetyMeasures = ['', 'sealed-envelope', 'lock-case', 'encrypted-medium', 'other'] as const
export type SafetyMeasure = (typeof safetyMeasures)[number]
/** `released`: handed to a designated person. `breach`: it happened otherwise than the clause allows. */
export const movementStatuses = ['released', 'breach'] as const
export type MovementStatus = (typeof movementStatuses)[number]

export type Movement = {
  readonly number: string; readonly secrecy: SecrecyLevel; readonly isImportant: boolean; readonly person: string; readonly channel: OutsideChannel; readonly safety: SafetyMeasure; readonly safetyNote: string
  readonly movedAt: InstantMs; /** It is written down after it took place: what is wrong with it is recorded and not refused. */ readonly hasHappened: boolean
}
export type MovementFacts = { readonly couriers: readonly string[]; readonly now: InstantMs }

/** Whether a movement says how the material is protected; "other" wants words. */
export function hasSafetyMeasure({ safety, safetyNote }: Pick<Movement, 'safety' | 'safetyNote'>): boolean {
  return safety === 'other' ? safetyNote !== '' : safety !== ''
}

/**
 * May important material move like that? To a designated person only (P07-23.2), classified material by no plain channel (P07-26.3). What has happened already is kept as a breach.
 * A missing safety measure is flagged, never refused.
 */
export function decideMovement(movement: Movement, { couriers, now }: MovementFacts): Result<{ readonly status: MovementStatus; readonly faults: readonly string[]; readonly warnings: readonly Warning[] }, readonly Refusal[]> {
  const { number, person, isImportant: important } = movement
  const wrongs: Refusal[] = []
  if (important && !couriers.some((name) => nameKey(name) === nameKey(person))) {
    const [first] = couriers
    wrongs.push({ code: 'disclosure.not-courier', clause: 'P07-23.2', field: 'person', facts: { number, person, couriers }, remedy: first === undefined ? { code: 'disclosure.name-courier' } : { code: 'disclosure.choose-courier', values: { person: first } }, mayDecide: copyDeciders })
  }
  if (isPlainChannel(movement.channel) && isClassified(movement.secrecy)) wrongs.push({ code: 'disclosure.channel-plain', clause: 'P07-26.3', field: 'channel', facts: { number, channel: movement.channel }, remedy: { code: 'disclosure.choose-channel', values: { channel: 'sealed-courier' } } })
  const refusals: Refusal[] = movement.movedAt > now ? [{ code: 'disclosure.time-in-future', clause: 'P07-23.2', field: 'movedAt', facts: {}, remedy: { code: 'disclosure.correct-time' } }] : []
  if (!movement.hasHappened) refusals.push(...wrongs)
  if (refusals.length > 0) return no(refusals)
  return ok({ status: wrongs.length > 0 ? 'breach' : 'released', faults: wrongs.map((wrong) => wrong.code), warnings: movementWarnings(movement) })
}

/** What a kept movement is marked with: no safety measure (P07-23.2), or a plain channel for what is not classified (P07-26.3). */
export function movementWarnings(movement: Pick<Movement, 'isImportant' | 'safety' | 'safetyNote' | 'channel' | 'secrecy' | 'number'>): Warning[] {
  const warnings: Warning[] = []
  if (movement.isImportant && !hasSafetyMeasure(movement)) warnings.push({ code: 'disclosure.no-safety-measure', clause: 'P07-23.2', facts: { number: movement.number } })
  if (isPlainChannel(movement.channel) && !isClassified(movement.secrecy)) warnings.push({ code: 'disclosure.channel-plain', clause: 'P07-26.3', facts: { number: movement.number, channel: movement.channel } })
  return warnings
}
