/** Who may view, borrow or copy customer material: the office's matrix, standing permissions, approved consultations, and the keeper of what is classified (P07-17, P07-22). */
import { hasCapability, roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { isClassified, secrecyLevels } from '#shared/domain/secrecy.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'
import { addDays } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const accessActs = ['view', 'borrow', 'copy'] as const
export type AccessAct = (typeof accessActs)[number]
/** `standing`: without asking each time. `on-request`: with an approved request for that file and person. `none`: not at all. */
export const accessRights = ['standing', 'on-request', 'none'] as const
export type AccessRight = (typeof accessRights)[number]
/** One cell of the matrix. */
export type AccessCell = { readonly role: Role; readonly secrecy: SecrecyLevel; readonly act: AccessAct; readonly right: AccessRight }
/** The cells that the office set; every other cell is as the product ships it. */
export type AccessMatrix = readonly AccessCell[]

/**
 * A cell as the product ships it, so that an office works on as before: who reads customer files views and copies what is not classified, and everything else is asked for.
 * A role that reads no customer files has no row in the matrix.
 */
export function defaultRight(role: Role, secrecy: SecrecyLevel, act: AccessAct): AccessRight {
  if (!hasCapability(role, 'customers.read')) return 'none'
  if (act === 'borrow') return hasCapability(role, 'lending.request') ? 'on-request' : 'none'
  return isClassified(secrecy) ? 'on-request' : 'standing'
}

/** What the matrix says for a role, a level and an act (P07-17). */
export function rightOf(matrix: AccessMatrix, role: Role, secrecy: SecrecyLevel, act: AccessAct): AccessRight {
  return matrix.find((cell) => cell.role === role && cell.secrecy === secrecy && cell.act === act)?.right ?? defaultRight(role, secrecy, act)
}

/** Every cell in the order of roles, levels and acts. */
export function wholeMatrix(matrix: AccessMatrix): readonly (AccessCell & { readonly isDefault: boolean })[] {
  return roles.flatMap((role) => secrecyLevels.flatMap((secrecy) => accessActs.map((act) => {
    const right = rightOf(matrix, role, secrecy, act)
    return { role, secrecy, act, right, isDefault: right === defaultRight(role, secrecy, act) }
  })))
}

/** What is asked of the matrix: a role and the material that it wants to view, borrow or copy. */
export type AccessQuestion = { readonly role: Role; readonly secrecy: SecrecyLevel; readonly act: AccessAct; readonly number: string; readonly name: string }

/** May a role do this with this material? `hasRequest`: an approved request for this file and person. Refusals cite P07-17. */
export function decideAccess(matrix: AccessMatrix, asked: AccessQuestion, hasRequest: boolean): Result<'standing' | 'request', readonly Refusal[]> {
  const right = rightOf(matrix, asked.role, asked.secrecy, asked.act)
  const facts = { number: asked.number, name: asked.name, role: asked.role, secrecy: asked.secrecy, act: asked.act }
  if (right === 'none') return no([{ code: 'custody.no-right', clause: 'P07-17', facts, remedy: { code: 'custody.change-matrix' }, mayDecide: ['department-manager'] }])
  if (hasRequest) return ok('request')
  if (right === 'standing') return ok('standing')
  return no([{ code: 'custody.not-permitted', clause: 'P07-17', facts, remedy: { code: 'custody.ask-consultation' } }])
}

/** May this cell be set so? Only by the manager of customer service; what a clause gives to an approval each time cannot stand for good. */
export function decideSetRight(cell: AccessCell, before: AccessRight, isManager: boolean): Result<null, readonly Refusal[]> {
  const facts = { role: cell.role, secrecy: cell.secrecy, act: cell.act }
  const refusals: Refusal[] = []
  if (!isManager) refusals.push({ code: 'custody.matrix-not-yours', clause: 'P07-17', facts, remedy: { code: 'custody.ask-manager' }, mayDecide: ['department-manager'] })
  if (cell.right === before) refusals.push({ code: 'custody.right-unchanged', clause: 'P07-17', field: 'right', facts: { ...facts, right: before } })
  if (cell.right === 'standing' && cell.act === 'borrow') refusals.push({ code: 'custody.borrowing-is-approved', clause: 'P07-19.4', field: 'right', facts, remedy: { code: 'custody.set-on-request', values: { right: 'on-request' } } })
  if (cell.right === 'standing' && cell.act !== 'borrow' && isClassified(cell.secrecy)) refusals.push({ code: 'custody.classified-is-approved', clause: cell.act === 'view' ? 'P07-22' : 'P07-23.1', field: 'right', facts, remedy: { code: 'custody.set-on-request', values: { right: 'on-request' } } })
  if (cell.right !== 'none' && !hasCapability(cell.role, 'customers.read')) refusals.push({ code: 'custody.role-without-files', clause: 'P07-17', field: 'right', facts })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** An approved consultation of a file by a person, with the days on which it holds, both included, and the documents that it names. */
export type ViewPermission = { readonly number: string; readonly fromDay: Day; readonly untilDay: Day; readonly itemIds: readonly string[] }
/** Days that an approved consultation holds after the day of its approval when its approver named none; the clause prints no figure. */
export const permissionDaysDefault = 3

/** The days on which an approved consultation holds: as its approver named them, else from its approval on. */
export function periodOf(approvedDay: Day, named: { readonly fromDay: Day; readonly untilDay: Day } | undefined): { readonly fromDay: Day; readonly untilDay: Day } {
  return named ?? { fromDay: approvedDay, untilDay: addDays(approvedDay, permissionDaysDefault) }
}

/** May an approved consultation hold on these days? Only customer service, which approves it, names them, and not backwards (P07-18.3). */
export function decidePeriod(asked: { readonly number: string; readonly approvedDay: Day | null; readonly fromDay: Day; readonly untilDay: Day }, isCustomerService: boolean): Result<null, readonly Refusal[]> {
  const facts = { request: asked.number, fromDay: asked.fromDay, untilDay: asked.untilDay }
  const refusals: Refusal[] = []
  if (!isCustomerService) refusals.push({ code: 'custody.not-customer-service', clause: 'P07-18.3', facts: { name: asked.number }, remedy: { code: 'custody.ask-customer-service' } })
  if (asked.approvedDay === null) refusals.push({ code: 'custody.consultation-not-approved', clause: 'P07-18.3', facts, remedy: { code: 'custody.wait-for-approval' } })
  else if (asked.fromDay < asked.approvedDay) refusals.push({ code: 'custody.period-before-approval', clause: 'P07-18.3', field: 'fromDay', facts: { ...facts, approvedDay: asked.approvedDay }, remedy: { code: 'custody.from-approval', values: { fromDay: asked.approvedDay } } })
  if (asked.untilDay < asked.fromDay) refusals.push({ code: 'custody.period-backwards', clause: 'P07-18.3', field: 'untilDay', facts, remedy: { code: 'custody.one-day', values: { untilDay: asked.fromDay } } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** A request that is still being decided. */
export type WaitingRequest = { readonly number: string }

/** The permission that holds on a day, or undefined. */
export function permissionOn(permissions: readonly ViewPermission[], day: Day): ViewPermission | undefined {
  return permissions.find((permission) => permission.fromDay <= day && day <= permission.untilDay)
}

export type Viewer = { readonly userId: string; readonly role: Role }
export type OpeningFacts = {
  readonly number: string; readonly name: string; readonly secrecy: SecrecyLevel
  /** Who keeps it when it is classified: the keeper of its secret store, or until it stands in one, the keepers of the archive. */
  readonly keepers: readonly { readonly userId: string; readonly name: string }[]
  readonly permissions: readonly ViewPermission[]
  readonly waiting: readonly WaitingRequest[]
  /** What the rules of another policy say about looking into this file (P19-1.5); null where none speaks. `agreed` is an agreement of today. */
  readonly filing: Result<'own' | 'agreed', readonly Refusal[]> | null
}
/** By what somebody opens a file. */
export const openingStandings = ['standing', 'keeper', 'request', 'filing'] as const
export type OpeningStanding = (typeof openingStandings)[number]
export type Opening = { readonly standing: OpeningStanding; /** The number of the request that permits it; '' without one. */ readonly request: string }

/**
 * The one gate of a file. Its keeper opens what is classified, everybody else with an approved consultation of this file that holds today (P07-22, P07-18.4);
 * what is not classified opens by the matrix (P07-17), unless another policy reserves the file for its department (P19-1.5).
 */
export function decideOpening(file: OpeningFacts, viewer: Viewer, matrix: AccessMatrix, today: Day): Result<Opening, readonly Refusal[]> {
  const isSecret = isClassified(file.secrecy)
  if (isSecret && file.keepers.some((keeper) => keeper.userId === viewer.userId)) return ok({ standing: 'keeper', request: '' })
  const permission = permissionOn(file.permissions, today)
  const isAgreed = !isSecret && file.filing?.ok === true && file.filing.value === 'agreed'
  const access = decideAccess(matrix, { role: viewer.role, secrecy: file.secrecy, act: 'view', number: file.number, name: file.name }, permission !== undefined || isAgreed)
  if (access.ok && access.value === 'request') return ok(permission === undefined ? { standing: 'filing', request: '' } : { standing: 'request', request: permission.number })
  if (!access.ok && access.error.some((refusal) => refusal.code === 'custody.no-right')) return access
  if (isSecret || !access.ok) return no([withoutPermission(file, today)])
  return file.filing === null || file.filing.ok ? ok({ standing: 'standing', request: '' }) : file.filing
}

/** Why there is no permission today: a request is still being decided, the permission begins later or has run out, or nobody asked. Permissions come newest first. */
function withoutPermission(file: OpeningFacts, today: Day): Refusal {
  const [waiting, coming, ended] = [file.waiting[0], file.permissions.find((permission) => today < permission.fromDay), file.permissions.find((permission) => permission.untilDay < today)]
  const clause = isClassified(file.secrecy) ? 'P07-22' : 'P07-17'
  const facts = { number: file.number, name: file.name, secrecy: file.secrecy, keepers: file.keepers.map((keeper) => keeper.name) }
  if (waiting !== undefined) return { code: 'custody.consultation-waits', clause, facts: { ...facts, request: waiting.number }, remedy: { code: 'custody.wait-for-approval' } }
  if (coming !== undefined) return { code: 'custody.consultation-not-yet', clause, facts: { ...facts, request: coming.number, fromDay: coming.fromDay }, remedy: { code: 'custody.open-from', facts: { fromDay: coming.fromDay } } }
  const remedy = { code: 'custody.ask-consultation' }
  if (ended !== undefined) return { code: 'custody.consultation-ended', clause, facts: { ...facts, request: ended.number, untilDay: ended.untilDay }, remedy }
  return { code: isClassified(file.secrecy) ? 'custody.classified' : 'custody.not-permitted', clause, facts: { ...facts, act: 'view' }, remedy }
}

/** What the gate knows of one document of a file that was opened. */
export type ItemSecrecy = { readonly itemId: string; readonly secrecy: SecrecyLevel; readonly keepers: readonly { readonly userId: string }[] }

/** Whether the content of a document stays hidden from somebody who has the file open: classified, and neither its keeper nor named in any permission of today (P07-22). */
export function isHidden(item: ItemSecrecy, file: Pick<OpeningFacts, 'secrecy' | 'permissions'>, viewer: Viewer, today: Day): boolean {
  if (!isClassified(item.secrecy) || item.keepers.some((keeper) => keeper.userId === viewer.userId)) return false
  return !file.permissions.some((permission) => permissionOn([permission], today) !== undefined && permission.itemIds.includes(item.itemId))
}
