/** The month in figures: visits by purpose and target, and the appraisal sheet by person (P17-2.1, P17-2.2, P17-3.4.3). */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listMonth } from '#main/features/customer-visits/customer-visits.repository.ts'
import { isKeptInTime, listPromisesWithDuties } from '#main/features/customer-visits/promises.ts'
import type { VisitFigures } from '#shared/contract/customer-visits.ts'
import { visitPurposes, visitTargets } from '#shared/domain/customer-visits.ts'
import { lastDayOfMonth } from '#shared/domain/due-moments.ts'
import { toDay } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'

/** Counts a month as it stands today; figures only, no score. */
export async function countMonth(reader: Reader, month: string, today: Day): Promise<VisitFigures> {
  const visits = (await listMonth(reader, month, today)).map(({ row }) => row)
  const from = toDay(`${month}-01`)
  const promises = await listPromisesWithDuties(reader, { from, to: lastDayOfMonth(from) })
  const people = new Map(visits.map((visit) => [visit.salespersonId, visit.salesperson]))
  return {
    purposes: visitPurposes.map((purpose) => ({ purpose, visits: visits.filter((visit) => visit.purposes.includes(purpose)).length })),
    targets: visitTargets.map((target) => ({ target, visits: visits.filter((visit) => visit.target === target).length })),
    withoutPurpose: visits.filter((visit) => visit.purposes.length === 0).length,
    people: [...people].map(([salespersonId, salesperson]) => {
      const own = visits.filter((visit) => visit.salespersonId === salespersonId)
      const given = promises.filter((promise) => promise.salespersonId === salespersonId)
      const kept = given.filter(isKeptInTime).length
      return {
        salespersonId, salesperson, planned: own.filter((visit) => visit.planStatus === 'approved').length, made: own.filter((visit) => visit.reportedDay !== null).length,
        reportedInTime: own.filter((visit) => visit.reportedDay !== null && visit.reportedDay <= visit.reportDueDay).length, promises: given.length, promisesKept: kept, keptBasisPoints: given.length === 0 ? null : Math.floor((kept * 10_000) / given.length),
      }
    }),
  }
}
