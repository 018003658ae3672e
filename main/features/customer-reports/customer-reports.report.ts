/** The issue register and the filed corrections as registers, and the figures of one numbered copy as a file. */
import { findReportByNumber, listVersions } from '#main/features/customer-reports/customer-reports.repository.ts'
import { countCopyRows, findCopyOfNumber, pageCopies } from '#main/features/customer-reports/report-copies.repository.ts'
import type { CopyNarrowing } from '#main/features/customer-reports/report-copies.repository.ts'
import { countCorrections, listCorrectionsOf, pageCorrections } from '#main/features/customer-reports/report-corrections.repository.ts'
import type { CorrectionNarrowing } from '#main/features/customer-reports/report-corrections.repository.ts'
import { reviewersOf } from '#main/features/customer-reports/report-reviews.service.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { RegisterContext, RegisterFilter, RegisterRow, RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { copyStates } from '#shared/contract/customer-reports.ts'
import { reportItems } from '#shared/domain/customer-reports.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

type Column = RegisterSource['columns'][number]
const column = (key: string, title: TextKey, kind: Column['kind'], width: number): Column => ({ key, title, kind, width })

const copiesBy = (filter: RegisterFilter): CopyNarrowing => ({ text: filter.text, state: copyStates.find((state) => state === filter.state) ?? 'all', from: filter.from, to: filter.to })

/** Newest first, like the list on the screen. */
export const reportCopyRegister: RegisterSource = {
  name: 'report-copies', title: 'customer-reports.issue-register', capability: 'reports.read',
  columns: [
    column('number', 'customer-reports.number', 'text', 14), column('name', 'customer-reports.name', 'text', 22), column('period', 'customer-reports.period', 'text', 10), column('version', 'customer-reports.version', 'number', 7), column('copy', 'customer-reports.copy-number', 'number', 7),
    column('medium', 'customer-reports.medium', 'text', 8), column('status', 'customer-reports.status', 'text', 8), column('receiver', 'customer-reports.receiver', 'text', 16), column('department', 'customer-reports.receiver-department', 'text', 14), column('issuedDay', 'customer-reports.issued-day', 'day', 12),
    column('signedBy', 'customer-reports.signed-by', 'text', 12), column('madeDay', 'customer-reports.made-day', 'day', 12), column('madeBy', 'customer-reports.made-by', 'text', 12), column('marks', 'customer-reports.marks', 'long-text', 28), column('note', 'customer-reports.note', 'long-text', 20),
  ],
  states: copyStates.filter((state) => state !== 'all').map((value) => ({ value, title: `customer-reports.copy-state.${value}` })),
  tallies: [{ register: 'customer-reports', key: 'copies', title: 'customer-reports.copies' }, { register: 'customer-reports', key: 'copies-outside', title: 'customer-reports.copy-state.outside' }],
  async page(reader, filter, { locale }, request) {
    const page = await pageCopies(reader, copiesBy(filter), request)
    return {
      next: page.next,
      rows: page.rows.map((copy) => ({ id: copy.reportId, values: {
        number: copy.reportNumber, name: copy.name, period: copy.period, version: copy.version, copy: copy.copyNumber, medium: translate(locale, `customer-reports.medium.${copy.medium}`), status: translate(locale, `customer-reports.copy-state.${copy.status}`), receiver: copy.receiver,
        department: copy.receiverDepartment, issuedDay: copy.issuedDay, signedBy: copy.signedBy, madeDay: copy.madeDay, madeBy: copy.madeBy, marks: copy.notices.map((notice) => findText(locale, `notice.${notice.code}`, notice.facts) ?? notice.code).join(translate(locale, 'common.list-join')), note: copy.note,
      } })),
    }
  },
  count: (reader, filter, _context, limit) => countCopyRows(reader, copiesBy(filter), limit),
}

const correctionStates = ['approved', 'requested', 'refused'] as const
const correctionsBy = (filter: RegisterFilter): CorrectionNarrowing => ({ state: correctionStates.find((state) => state === filter.state) ?? 'all', from: filter.from, to: filter.to })

/** What was corrected, in words: `客户总数 412 → 421`. */
function itemsInWords(items: readonly { readonly item: (typeof reportItems)[number]; readonly oldValue: number; readonly newValue: number }[], locale: Locale): string {
  return items.map(({ item, oldValue, newValue }) => `${translate(locale, `customer-reports.item.${item}`)} ${String(oldValue)} → ${String(newValue)}`).join(translate(locale, 'common.list-join'))
}

/** Customer service's register of corrections; those that were approved carry their filing entry (P07-11). */
export const reportCorrectionRegister: RegisterSource = {
  name: 'report-corrections', title: 'customer-reports.filing-register', capability: 'reports.read',
  columns: [
    column('filed', 'customer-reports.filed-number', 'text', 14), column('filedDay', 'customer-reports.filed-day', 'day', 12), column('number', 'customer-reports.number', 'text', 14), column('period', 'customer-reports.period', 'text', 10), column('items', 'customer-reports.corrected-items', 'long-text', 36),
    column('reason', 'customer-reports.reason', 'long-text', 24), column('approver', 'customer-reports.approver', 'text', 12), column('status', 'customer-reports.status', 'text', 10), column('askedDay', 'customer-reports.asked-day', 'day', 12), column('askedBy', 'customer-reports.asked-by', 'text', 12), column('correction', 'customer-reports.correction-number', 'text', 14),
  ],
  states: correctionStates.map((value) => ({ value, title: `customer-reports.correction.${value}` })),
  async page(reader, filter, { locale }, request) {
    const page = await pageCorrections(reader, correctionsBy(filter), request)
    return {
      next: page.next,
      rows: page.rows.map((row) => ({ id: row.reportId, values: {
        filed: row.filedNumber, filedDay: row.filedDay, number: row.reportNumber, period: row.period, items: itemsInWords(row.items, locale), reason: row.reason, approver: row.approver, status: translate(locale, `customer-reports.correction.${row.status}`), askedDay: row.askedDay, askedBy: row.askedBy, correction: row.number,
      } })),
    }
  },
  count: (reader, filter, _context, limit) => countCorrections(reader, correctionsBy(filter), limit),
}

/** How a file names its copy: the report's number and the copy's. */
export function copyName(copy: { readonly reportNumber: string; readonly copyNumber: number }): string {
  return `${copy.reportNumber}#${String(copy.copyNumber)}`
}

/** The lines of one numbered copy: its head, then the figures, what they were before a correction, and who reviewed them. */
async function linesOf(reader: Reader, { text }: RegisterFilter, { locale }: RegisterContext): Promise<RegisterRow[]> {
  const [number = '', copyNumber = ''] = text.split('#')
  const report = await findReportByNumber(reader, number)
  const copy = report === undefined ? undefined : await findCopyOfNumber(reader, report.id, Number(copyNumber))
  const version = copy === undefined ? undefined : (await listVersions(reader, copy.reportId)).find((candidate) => candidate.version === copy.version)
  if (report === undefined || copy === undefined || version === undefined) return []
  const correction = (await listCorrectionsOf(reader, report.id)).find((candidate) => candidate.toVersion === copy.version)
  const t = (key: TextKey) => translate(locale, key)
  const heads: readonly (readonly [TextKey, string | number])[] = [
    ['customer-reports.name', report.name], ['customer-reports.number', report.number], ['customer-reports.copy-number', copy.copyNumber], ['customer-reports.period', report.period], ['customer-reports.version', copy.version], ['customer-reports.author', version.author], ['customer-reports.compiled-day', version.compiledDay],
  ]
  return [
    ...heads.map(([key, value]) => ({ id: key, values: { item: t(key), words: String(value) } })),
    ...(version.isInformationStaff ? [] : [{ id: 'mark', values: { item: t('customer-reports.marks'), words: translate(locale, 'notice.customer-reports.not-information-staff') } }]),
    ...reportItems.map((item) => ({ id: item, values: { item: t(`customer-reports.item.${item}`), value: version.figures[item], old: correction?.items.find((corrected) => corrected.item === item)?.oldValue ?? null } })),
    ...(await reviewersOf(reader, report.id, copy.version)).map((review) => ({ id: review.step, values: { item: findText(locale, `approvals.step-${review.step}`) ?? review.step, words: [review.reviewer, review.day, review.note].join(' ') } })),
  ]
}

/** One copy as a file. It is no register of the reports screen, because each file of it bears a number. */
export const reportFigures: RegisterSource = {
  name: 'report-figures', title: 'customer-reports.figures', capability: 'reports.read', states: [],
  columns: [column('item', 'customer-reports.item', 'text', 30), column('value', 'customer-reports.value', 'number', 12), column('old', 'customer-reports.old-value', 'number', 12), column('words', 'customer-reports.words', 'long-text', 40)],
  page: async (reader, filter, context) => ({ rows: await linesOf(reader, filter, context), next: null }),
  count: async (reader, filter, context) => (await linesOf(reader, filter, context)).length,
}
