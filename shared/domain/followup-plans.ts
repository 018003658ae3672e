/** What stands around return visits: the plan and its gaps, the steps of a month's record, areas and posts, the same problem brought twice. Pure rules of P14. */
import type { Role } from '#shared/domain/access.ts'
import { ownerOfFollowups } from '#shared/domain/followups.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import type { Notice } from '#shared/domain/visits.ts'
import type { Day } from '#shared/kernel/days.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

/** What a planned day is marked with when it lies beyond the limit (P14-2.2b: the supervisor may only shorten). */
export function planMarks(plannedDay: Day | null, dueDay: Day, reason: string): Notice[] {
  return plannedDay !== null && plannedDay > dueDay ? [{ code: 'followups.planned-late', clause: 'P14-2.2', facts: { limit: dueDay, plannedDay, reason } }] : []
}

/** What a published plan is marked with: not by its owner and not yet confirmed (P14-1.1), or something due left out without a reason (P14-1.2). */
export function planGaps(plan: { readonly isByOwner: boolean; readonly isConfirmed: boolean; readonly leftOut: readonly string[] }): Notice[] {
  const marks: Notice[] = []
  if (!plan.isByOwner && !plan.isConfirmed) marks.push({ code: 'followups.not-by-owner', clause: 'P14-1.1', facts: { owner: ownerOfFollowups } })
  if (plan.leftOut.length > 0) marks.push({ code: 'followups.left-out-unexplained', clause: 'P14-1.2', facts: { count: plan.leftOut.length, numbers: plan.leftOut.join(' ') } })
  return marks
}

/** Steps of a month's record: confirmed, submitted to the leaders, read, an improvement asked for (P14-2.4c, d). */
export const monthSteps = ['confirm', 'submit', 'read', 'improve'] as const
export type MonthStep = (typeof monthSteps)[number]

/** May the month's record take this step? It is confirmed once, when the month is over; submitted once; read and improved by a leader afterwards. */
export function decideMonthStep(record: { readonly month: string; readonly isConfirmed: boolean; readonly isSubmitted: boolean }, step: MonthStep, by: { readonly role: Role; readonly today: Day }): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  const cite = { clause: 'P14-2.4', facts: { month: record.month } }
  if (step === 'confirm' && record.isConfirmed) refusals.push({ code: 'followups.month-confirmed', ...cite })
  if (step === 'confirm' && by.today.slice(0, 7) <= record.month) refusals.push({ code: 'followups.month-not-over', ...cite })
  if (step === 'submit' && !record.isConfirmed) refusals.push({ code: 'followups.month-not-confirmed', ...cite, remedy: { code: 'followups.confirm-month' } })
  if (step === 'submit' && record.isSubmitted) refusals.push({ code: 'followups.month-submitted', ...cite })
  if ((step === 'read' || step === 'improve') && !record.isSubmitted) refusals.push({ code: 'followups.month-not-submitted', ...cite, remedy: { code: 'followups.submit-month' } })
  if ((step === 'read' || step === 'improve') && by.role !== leaderRole) refusals.push({ code: 'followups.leaders-only', ...cite, mayDecide: [leaderRole] })
  return refusals.length > 0 ? no(refusals) : ok(null)
}
/** The company's leaders to whom the month is submitted; the clause leaves open which. */
const leaderRole: Role = 'general-manager'

/** The area whose building a place names: the building stands before the first dash, e.g. `3-1202`. */
export function areaOf<Area extends { readonly buildings: readonly string[] }>(place: string, areas: readonly Area[]): Area | undefined {
  const building = place.split(/[-－—#号栋]/)[0]?.trim() ?? ''
  return building === '' ? undefined : areas.find((area) => area.buildings.includes(building))
}

/** May a post be set so? An area and the department have a name, and a building belongs to one area only. */
export function decidePost(post: { readonly post: 'area' | 'culture-clerk' | 'department'; readonly name: string; readonly buildings: readonly string[] }, known: readonly { readonly post: string; readonly name: string; readonly buildings: readonly string[] }[]): Result<null, readonly Refusal[]> {
  const refusals: Refusal[] = []
  if (post.post !== 'culture-clerk' && post.name === '') refusals.push({ code: 'followups.post-unnamed', clause: post.post === 'area' ? 'P14-1.4' : 'P14-2.1', field: 'name', facts: {}, remedy: { code: 'followups.name-post' } })
  const taken = known.filter((other) => other.post === 'area' && other.name !== post.name && other.buildings.some((building) => post.buildings.includes(building)))
  if (post.post === 'area' && taken.length > 0) refusals.push({ code: 'followups.building-taken', clause: 'P14-1.4', field: 'buildings', facts: { areas: taken.map(({ name }) => name).join(' ') } })
  return refusals.length > 0 ? no(refusals) : ok(null)
}

/** Whether two complaints are the same problem of the same person: the same person or phone, and the same place where both name one, and a quarter of the words in common: enough to propose, never to decide (P14-1.12). */
export function isSameProblem(one: ComplaintWords, other: ComplaintWords): boolean {
  const samePerson = (one.phone !== '' && one.phone === other.phone) || (one.person !== '' && one.person === other.person)
  if (!samePerson) return false
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2)))
  const [left, right] = [pairs(one.content), pairs(other.content)]
  const shared = [...left].filter((pair) => right.has(pair)).length
  const isAlike = shared > 0 && shared * 4 >= Math.min(left.size, right.size)
  return one.place !== '' && other.place !== '' ? one.place === other.place && isAlike : isAlike
}
export type ComplaintWords = { readonly person: string; readonly phone: string; readonly place: string; readonly content: string }
