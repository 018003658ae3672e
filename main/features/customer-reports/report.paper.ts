/** A customer report on A4: title, number, copy number, figures with what was corrected, and who reviewed it; one sheet a copy. */
import { documentHtml, documentStack } from '#main/mechanisms/documents/document.ts'
import type { PrintableDocument } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { CustomerReportSheet, ReportCopy } from '#shared/contract/customer-reports.ts'
import { reportItems } from '#shared/domain/customer-reports.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale, TextKey, TextParams } from '#shared/text/index.ts'

export type PrintedReport = {
  readonly sheet: CustomerReportSheet; readonly version: number; readonly copies: readonly ReportCopy[]; readonly office: string; readonly locale: Locale
  readonly reviews: CustomerReportSheet['reviews']
}

/** Prints copies, each on a sheet that bears its number. */
export function printCopies(printed: PrintedReport): { title: string; html: string } {
  const [first, ...others] = printed.copies.map((copy) => reportDocument(printed, copy))
  if (first === undefined) throw new RangeError('a print of no copy')
  return { title: first.title, html: documentHtml(documentStack([first, ...others])) }
}

function reportDocument({ sheet, version, reviews, office, locale }: PrintedReport, copy: ReportCopy): PrintableDocument {
  const t = (key: TextKey, params: TextParams = {}) => translate(locale, key, params)
  const { report, definition } = sheet
  const shown = sheet.versions.find((candidate) => candidate.version === version)
  const correction = sheet.corrections.find((candidate) => candidate.toVersion === version && candidate.status === 'approved')
  const oldValue = new Map(correction?.items.map(({ item, oldValue: before }) => [item, before]))
  return formDocument({
    office, title: report.name, number: report.number, locale,
    fields: [
      { label: t('customer-reports.period'), value: t('customer-reports.period-days', { period: report.period, first: report.firstDay, last: report.lastDay }) }, { label: t('customer-reports.copy-number'), value: copy.copyNumber },
      { label: t('customer-reports.version'), value: version }, { label: t('customer-reports.compiled-day'), value: shown?.compiledDay ?? report.compiledDay },
      { label: t('customer-reports.author'), value: shown?.author ?? report.author }, { label: t('customer-reports.department'), value: copy.department }, { label: t('customer-reports.purpose'), value: definition.purpose, wide: true },
    ],
    tables: [{
      title: t('customer-reports.figures'), columns: [{ title: t('customer-reports.item'), share: 50 }, { title: t('customer-reports.value'), share: 20, isNumber: true }, { title: t('customer-reports.old-value'), share: 20, isNumber: true }],
      rows: reportItems.map((item) => [t(`customer-reports.item.${item}`), shown?.figures[item] ?? 0, oldValue.get(item) ?? null]),
    }],
    remarks: [
      t('customer-reports.counted-on', { day: shown?.compiledDay ?? report.compiledDay }),
      ...(shown?.notices ?? []).filter((notice) => notice.code !== 'customer-reports.over-print-run').map((notice) => findText(locale, `notice.${notice.code}`, notice.facts) ?? notice.code),
      ...(correction === undefined ? [] : [t('customer-reports.corrected-by', { number: correction.number, day: correction.filedDay ?? '', approver: correction.approver ?? '' })]),
      ...copy.notices.filter((notice) => notice.code === 'customer-reports.outside-customer-service').map((notice) => findText(locale, `notice.${notice.code}`, notice.facts) ?? notice.code),
    ],
    signatures: [
      ...reviews.map((review) => ({ label: findText(locale, `approvals.step-${review.step}`) ?? review.step, opinion: review.note, name: review.actingFor === null ? review.reviewer : t('customer-reports.acting-for', { name: review.reviewer, absent: review.actingFor }), at: review.day })),
      { label: t('customer-reports.received'), ...(copy.receiver === '' ? {} : { name: copy.receiver }) },
    ],
  })
}
