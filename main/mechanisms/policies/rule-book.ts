/** Reads the rules of any day: the packs, figures and precedence that the office has published. */
import type { Reader } from '#main/db/unit-of-work.ts'
import type { PolicyChange, PublishedChange } from '#shared/domain/policies/changes.ts'
import type { DutyRule } from '#shared/domain/duties.ts'
import type { Day } from '#shared/kernel/days.ts'
import { openRuleBook, printedRules, rulingDuty } from '#shared/policies/office-rules.ts'
import type { OfficeRules, RuleBook } from '#shared/policies/office-rules.ts'

/** The office's published changes in the order of their publication. */
export async function listPublished(reader: Reader): Promise<PublishedChange[]> {
  const rows = await reader.selectFrom('policy_changes').select(['change', 'from_day']).where('status', '=', 'published').orderBy('published_order').execute()
  // Both were written by this program from checked values.
  return rows.map((row) => ({ change: JSON.parse(row.change) as PolicyChange, fromDay: row.from_day as Day }))
}

/** The book that was opened last, by the text of its changes: reading the packs anew for every call would cost a write some milliseconds. */
let opened: { readonly key: string; readonly book: RuleBook } | null = null

/** The rules of every day; of an office that has changed nothing, the printed ones. */
export async function readRuleBook(reader: Reader): Promise<RuleBook> {
  const published = await listPublished(reader)
  if (published.length === 0) return printedRules
  const key = JSON.stringify(published)
  if (opened?.key !== key) opened = { key, book: openRuleBook(published) }
  return opened.book
}

/** The rules of one day. */
export async function readRules(reader: Reader, day: Day): Promise<OfficeRules> {
  return (await readRuleBook(reader)).on(day)
}

/** Of these duty rules, those that rule on a day, with the office's figures: a rule of a pack that the office does not live by is left out. */
export async function rulingDuties(reader: Reader, day: Day, declared: readonly DutyRule[]): Promise<readonly DutyRule[]> {
  const rules = await readRules(reader, day)
  return declared.flatMap((rule) => rulingDuty(rule, rules))
}
