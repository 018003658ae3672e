/** Schemes of maintenance by category (P19-1.7.1): entered, approved by the general manager, then owed to each customer of the category. */
import type { Reader, Unit } from '#main/db/unit-of-work.ts'
import { careRegister } from '#main/features/customer-care/care-settings.service.ts'
import type { CareSources } from '#main/features/customer-care/customer-care.sources.ts'
import { findScheme, insertScheme, listSchemes, moveScheme } from '#main/features/customer-care/schemes.repository.ts'
import type { StoredScheme } from '#main/features/customer-care/schemes.repository.ts'
import { countTasksOf } from '#main/features/customer-care/tasks.repository.ts'
import { openDueCare } from '#main/features/customer-care/tasks.service.ts'
import { giveUpApproval, startApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { ActedApproval } from '#main/mechanisms/approvals/approval-engine.ts'
import type { CarePlans, CareScheme, SchemeInput } from '#shared/contract/customer-care.ts'
import { decideScheme, decideSchemeAct, standingOfPlans } from '#shared/domain/customer-care.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { yearOf } from '#shared/kernel/days.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findChain } from '#shared/policies/index.ts'

/** The schemes of a year with what came of them, and the categories without one once the year has begun. */
export async function readPlans(reader: Reader, sources: CareSources, year: number, today: Day): Promise<CarePlans> {
  const [schemes, filed] = [await listSchemes(reader, year), await sources.countFiled(reader)]
  const tasks = await countTasksOf(reader, schemes.map(({ id }) => id))
  const standings = standingOfPlans(schemes).map((standing) => ({ ...standing, customers: filed[standing.category] ?? 0 }))
  return {
    year, standings, withoutPlan: year <= yearOf(today) ? standings.filter(({ standing }) => standing === 'missing').map(({ category }) => category) : [],
    schemes: schemes.map((scheme) => ({ ...scheme, customers: filed[scheme.category] ?? 0, tasksOpen: tasks.get(scheme.id)?.open ?? 0, tasksDone: tasks.get(scheme.id)?.done ?? 0 })),
  }
}

async function getScheme(reader: Reader, id: string): Promise<StoredScheme> {
  const scheme = await findScheme(reader, id)
  if (scheme === undefined) throw new NotFoundError('care-scheme')
  return scheme
}

/** Enters the scheme of a category and asks for its approval; one of the same category and year that still waits gives way. */
export async function enterScheme(unit: Unit, sources: CareSources, input: SchemeInput): Promise<CareScheme> {
  orRefuse(decideScheme({ ...input, counts: { visit: input.visits, contact: input.contacts, gift: input.gifts } }, unit.today))
  for (const waiting of await listSchemes(unit.read, input.year)) if (waiting.category === input.category && waiting.status === 'submitted') {
    await giveUpApproval(unit, waiting.id, input.note)
    await move(unit, waiting, 'replace')
  }
  const [id, number] = [unit.newId<'care-scheme'>(), unit.nextNumber('careScheme')]
  const approval = await startApproval(unit, {
    chain: findChain('P19.scheme'), facts: { secrecy: 'internal' }, subject: { kind: 'care-scheme', id, number, title: String(input.year) }, parties: [], warnings: [],
    lines: [
      { label: 'customer-care.year', value: String(input.year) }, { label: 'customer-care.category', value: input.category, textKey: `customer-filing.category.${input.category}` }, { label: 'customer-care.per', value: input.per, textKey: `customer-care.per.${input.per}` },
      { label: 'customer-care.visits', value: String(input.visits) }, { label: 'customer-care.contacts', value: String(input.contacts) }, { label: 'customer-care.gifts', value: String(input.gifts) }, { label: 'customer-care.note', value: input.note },
    ],
  })
  await insertScheme(unit.write, { ...input, id, number, approvalId: approval.id, at: unit.now, by: unit.actor.userId })
  unit.recordEvent({ register: careRegister, subjectId: id, kind: 'scheme-entered', body: { number, approval: approval.number, ...input } })
  const plans = await readPlans(unit.read, sources, input.year, unit.today)
  const entered = plans.schemes.find((scheme) => scheme.id === id)
  if (entered === undefined) throw new NotFoundError('care-scheme')
  return entered
}

async function move(unit: Unit, scheme: StoredScheme, action: 'approve' | 'return' | 'replace'): Promise<void> {
  const status = orRefuse(decideSchemeAct(scheme, action))
  await moveScheme(unit.write, scheme.id, status, unit.now)
  unit.recordEvent({ register: careRegister, subjectId: scheme.id, kind: `scheme-${status}`, body: { number: scheme.number, category: scheme.category, year: scheme.year } })
}

/** Follows the decision on a scheme, in the transaction of the act: approved, it takes the place of the one before and its tasks are opened at once. */
export async function followScheme(unit: Unit, sources: CareSources, schemeId: string, acted: ActedApproval): Promise<void> {
  unit.touch(careRegister)
  const scheme = await getScheme(unit.read, schemeId)
  // A scheme that gave way to a later one was replaced before its approval ended.
  if (!acted.hasEnded || scheme.status !== 'submitted') return
  const isAgreed = acted.stored.approval.status === 'agreed'
  if (isAgreed) for (const before of await listSchemes(unit.read, scheme.year)) if (before.category === scheme.category && before.status === 'approved') await move(unit, before, 'replace')
  await move(unit, scheme, isAgreed ? 'approve' : 'return')
  if (isAgreed) await openDueCare(unit, sources)
}
