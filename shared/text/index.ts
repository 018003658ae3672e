/** Assembles every visible sentence and picks the language. One line a feature. */
import { approvalsText } from '#shared/text/approvals.ts'
import { attachmentsText } from '#shared/text/attachments.ts'
import { commonText } from '#shared/text/common.ts'
import { customerCareRefusalsText } from '#shared/text/customer-care-refusals.ts'
import { customerCareText } from '#shared/text/customer-care.ts'
import { customerFilingText } from '#shared/text/customer-filing.ts'
import { customerReportsRefusalsText } from '#shared/text/customer-reports-refusals.ts'
import { customerReportsText } from '#shared/text/customer-reports.ts'
import { customerVisitRefusalsText } from '#shared/text/customer-visits-refusals.ts'
import { customerVisitsText } from '#shared/text/customer-visits.ts'
import { custodyRefusalsText } from '#shared/text/custody-refusals.ts'
import { custodyText } from '#shared/text/custody.ts'
import { customersText } from '#shared/text/customers.ts'
import { depositsText } from '#shared/text/deposits.ts'
import { desktopText } from '#shared/text/desktop.ts'
import { demoText } from '#shared/text/demo.ts'
import { disclosureText } from '#shared/text/disclosure.ts'
import { disclosureRefusalsText } from '#shared/text/disclosure-refusals.ts'
import { followupsText } from '#shared/text/followups.ts'
import { findKindText } from '#shared/text/find.ts'
import { deskText } from '#shared/text/desk.ts'
import { leaksText } from '#shared/text/leaks.ts'
import { lendingText } from '#shared/text/lending.ts'
import { importsText } from '#shared/text/imports.ts'
import { importFieldsText } from '#shared/text/imports-fields.ts'
import { importFindingsText } from '#shared/text/imports-findings.ts'
import { dutiesText } from '#shared/text/duties.ts'
import { operationsText } from '#shared/text/operations.ts'
import { paperText } from '#shared/text/paper.ts'
import { penaltiesText } from '#shared/text/penalties.ts'
import { policiesQuotasText } from '#shared/text/policies-quotas.ts'
import { policiesText } from '#shared/text/policies.ts'
import { refusalsText } from '#shared/text/refusals.ts'
import { registersText } from '#shared/text/registers.ts'
import { reportsText } from '#shared/text/reports.ts'
import { sessionText } from '#shared/text/session.ts'
import { settingsText } from '#shared/text/settings.ts'
import { shellText } from '#shared/text/shell.ts'
import { todayText } from '#shared/text/today.ts'
import type { Locale } from '#shared/text/text-table.ts'

export type { Locale, TextTable } from '#shared/text/text-table.ts'

export const texts = {
  ...commonText,
  ...lendingText,
  ...leaksText,
  ...disclosureText,
  ...disclosureRefusalsText,
  ...approvalsText,
  ...paperText,
  ...deskText,
  ...shellText,
  ...desktopText,
  ...sessionText,
  ...settingsText,
  ...todayText,
  ...dutiesText,
  ...followupsText,
  ...findKindText,
  ...demoText,
  ...reportsText,
  ...registersText,
  ...penaltiesText,
  ...policiesText,
  ...policiesQuotasText,
  ...custodyText,
  ...custodyRefusalsText,
  ...customersText,
  ...customerVisitsText,
  ...customerVisitRefusalsText,
  ...customerFilingText,
  ...customerCareText,
  ...customerCareRefusalsText,
  ...customerReportsText,
  ...customerReportsRefusalsText,
  ...attachmentsText,
  ...depositsText,
  ...operationsText,
  ...importsText,
  ...importFieldsText,
  ...importFindingsText,
  ...refusalsText,
} as const

/** The name of a sentence. A misspelt one does not compile. */
export type TextKey = keyof typeof texts
/** What `{name}` stands for. */
export type TextParams = Readonly<Record<string, string | number>>

const looseTexts: Readonly<Record<string, { readonly zh: string; readonly en: string } | undefined>> = texts

/** The sentence of a known key in a language; unknown parameters stay visible as `{name}`. */
export function translate(locale: Locale, key: TextKey, params: TextParams = {}): string {
  return fill(texts[key][locale], params)
}

/** The sentence of a key built at run time (`refusal.<code>`), or undefined when no table holds it. */
export function findText(locale: Locale, key: string, params: TextParams = {}): string | undefined {
  const pair = looseTexts[key]
  return pair === undefined ? undefined : fill(pair[locale], params)
}

function fill(sentence: string, params: TextParams): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    return value === undefined ? whole : String(value)
  })
}
