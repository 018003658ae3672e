/** The matrix of rights as customer service keeps it (P07-17): every change is in the book, with who, from, to and why. */
import { isOfCustomerService, listManagers } from '#main/features/custody/custody.people.ts'
import { readMatrix, readPeriods, writeCell, writePeriod } from '#main/features/custody/custody.repository.ts'
import type { CustodySources } from '#main/features/custody/custody.sources.ts'
import { custodyRegister as register } from '#main/features/custody/places.service.ts'
import { listHistory } from '#main/mechanisms/registers/history.ts'
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import type { AccessMatrixSheet, PermissionRow } from '#shared/contract/custody.ts'
import type { Actor } from '#shared/domain/actor.ts'
import { decidePeriod, decideSetRight, periodOf, rightOf, wholeMatrix } from '#shared/domain/custody.ts'
import type { AccessCell } from '#shared/domain/custody.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'

/** The subject of the matrix in the book. */
const subjectId = 'access-rights'

/** The whole matrix, who may change it, and what was changed. */
export async function readRights(reader: Reader, actor: Actor): Promise<AccessMatrixSheet> {
  const managers = await listManagers(reader)
  return { cells: [...wholeMatrix(await readMatrix(reader))], mayChange: managers.some((person) => person.userId === actor.userId), managers: managers.map((person) => person.displayName), history: await listHistory(reader, subjectId) }
}

/** Approved consultations that run, with the days on which each holds. */
export async function readPermissions(reader: Reader, sources: Pick<CustodySources, 'listConsultations'>): Promise<{ rows: PermissionRow[] }> {
  const consultations = await sources.listConsultations(reader, null)
  const periods = await readPeriods(reader, consultations.map((each) => each.loanId))
  return { rows: consultations.flatMap((each) => (each.approvedDay === null ? [] : [{
    loanId: each.loanId, number: each.number, customerNumber: each.customerNumber, customerName: each.customerName, person: each.borrower, approvedDay: each.approvedDay, isNamed: periods.has(each.loanId), ...periodOf(each.approvedDay, periods.get(each.loanId)),
  }])) }
}

/** Names the days on which an approved consultation holds (P07-17, P07-18.3). */
export async function setPeriod(unit: Unit, sources: Pick<CustodySources, 'listConsultations'>, { loanId, fromDay, untilDay }: { readonly loanId: string; readonly fromDay: Day; readonly untilDay: Day }): Promise<{ rows: PermissionRow[] }> {
  const found = (await sources.listConsultations(unit.read, null)).find((each) => each.loanId === loanId)
  if (found === undefined) throw new NotFoundError('loan')
  orRefuse(decidePeriod({ number: found.number, approvedDay: found.approvedDay, fromDay, untilDay }, await isOfCustomerService(unit.read, unit.actor)))
  await writePeriod(unit.write, { loanId, fromDay, untilDay, now: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId: loanId, kind: 'period-set', body: { clause: 'P07-17', number: found.number, fromDay, untilDay } })
  return readPermissions(unit.read, sources)
}

/** Sets one cell. Only the manager of customer service does, and nothing that a clause gives to an approval each time stands for good. */
export async function setRight(unit: Unit, { reason, ...cell }: AccessCell & { readonly reason: string }): Promise<AccessMatrixSheet> {
  const before = rightOf(await readMatrix(unit.read), cell.role, cell.secrecy, cell.act)
  const isManager = (await listManagers(unit.read)).some((person) => person.userId === unit.actor.userId)
  orRefuse(decideSetRight(cell, before, isManager))
  await writeCell(unit.write, cell, { now: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register, subjectId, kind: 'right-set', body: { clause: 'P07-17', role: cell.role, secrecy: cell.secrecy, act: cell.act, from: before, to: cell.right, reason } })
  return readRights(unit.read, unit.actor)
}
