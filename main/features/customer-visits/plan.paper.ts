/** The month plan 拜访计划书 as an office form: its visits, what they take along and cost, and the supervisor's review. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { listOfPlan } from '#main/features/customer-visits/customer-visits.repository.ts'
import type { CustomerVisitSources } from '#main/features/customer-visits/customer-visits.sources.ts'
import { findPlan } from '#main/features/customer-visits/plans.repository.ts'
import { documentHtml, momentText } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { CustomerVisitRow } from '#shared/contract/customer-visits.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

/** Lines to write on when a plan has fewer visits. */
const fewestLines = 8

/** Prints a plan as it reads now. */
export async function printPlan(reader: Reader, sources: CustomerVisitSources, { id, locale }: { readonly id: string; readonly locale: Locale }, today: Day): Promise<{ title: string; html: string }> {
  const plan = await findPlan(reader, id)
  if (plan === undefined) throw new NotFoundError('visit-plan')
  const t = (key: TextKey, params = {}) => translate(locale, key, params)
  const visits = (await listOfPlan(reader, id, today)).map(({ row }) => row)
  const total = visits.reduce((sum, visit) => sum + (visit.costCents ?? 0), 0)
  const document = formDocument({
    office: await sources.officeName(reader), title: t('customer-visits.plan-paper'), number: plan.number, locale,
    fields: [
      { label: t('customer-visits.month'), value: plan.month }, { label: t('customer-visits.salesperson'), value: plan.salesperson }, { label: t('customer-visits.post'), value: plan.post }, { label: t('customer-visits.plan-due'), value: plan.dueDay },
      { label: t('customer-visits.visits'), value: plan.required === null ? visits.length : t('customer-visits.of-required', { n: visits.length, required: plan.required }) }, { label: t('customer-visits.cost-total'), value: formatCents(toCents(total)) },
    ],
    tables: [{
      title: t('customer-visits.plan-lines'), emptyRows: Math.max(0, fewestLines - visits.length),
      columns: [
        { title: t('customer-visits.day'), share: 19 }, { title: t('customer-visits.unit'), share: 24 }, { title: t('customer-visits.contact-person'), share: 13 }, { title: t('customer-visits.target'), share: 15 },
        { title: t('customer-visits.purposes'), share: 22 }, { title: t('customer-visits.take-along'), share: 16 }, { title: t('customer-visits.cost'), share: 15, isNumber: true }, { title: t('customer-visits.contacted'), share: 19 },
      ],
      rows: visits.map((visit) => [visit.day, visit.unit, visit.contactPerson, t(`customer-visits.target.${visit.target}`), purposesText(visit, locale), visit.takeAlong, visit.costCents === null ? '' : formatCents(toCents(visit.costCents)), visit.contactedDay ?? '']),
    }],
    remarks: [t('customer-visits.remark-manner'), t('customer-visits.remark-gifts'), t('customer-visits.remark-report')],
    signatures: [
      { label: t('customer-visits.salesperson'), name: plan.salesperson, ...(plan.submittedDay === null ? {} : { at: plan.submittedDay }) },
      { label: t('customer-visits.supervisor'), ...(plan.reviewNote === '' ? {} : { opinion: plan.reviewNote }), ...(plan.reviewedBy === null ? {} : { name: plan.reviewedBy }), ...(plan.reviewedAt === null ? {} : { at: momentText(plan.reviewedAt) }) },
    ],
  })
  return { title: document.title, html: documentHtml(document) }
}

/** Purposes in words, the parts of care among them. */
export function purposesText(visit: Pick<CustomerVisitRow, 'purposes' | 'careParts'>, locale: Locale): string {
  return visit.purposes.map((purpose) => {
    const name = translate(locale, `customer-visits.purpose.${purpose}`)
    return purpose === 'care' && visit.careParts.length > 0 ? `${name}（${visit.careParts.map((part) => translate(locale, `customer-visits.care.${part}`)).join('、')}）` : name
  }).join('、')
}
