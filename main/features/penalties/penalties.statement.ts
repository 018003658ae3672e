/** The monthly statement: what was confirmed or reduced, by person; nothing that is only proposed is in it (P10-D.9). */
import type { Reader } from '#main/db/unit-of-work.ts'
import { countPenalties, pagePenalties } from '#main/features/penalties/penalties.repository.ts'
import { daysOfMonth } from '#main/features/penalties/penalties.service.ts'
import { documentHtml } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { PenaltyRow, PenaltyStatement } from '#shared/contract/penalties.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

/** A month of one office stays far below this. */
const mostLines = 10_000

async function listDecided(reader: Reader, month: string): Promise<PenaltyRow[]> {
  return (await pagePenalties(reader, { statuses: ['confirmed', 'reduced'], text: '', ...daysOfMonth(month), concerning: null }, { cursor: null, size: mostLines })).rows.toReversed()
}

/** The statement of a month, 'YYYY-MM', people by name and each by day. */
export async function readStatement(reader: Reader, month: string): Promise<PenaltyStatement> {
  const byPerson = Map.groupBy(await listDecided(reader, month), (penalty) => penalty.personKey)
  const people = [...byPerson.entries()].map(([personKey, penalties]) => ({
    personKey, personName: penalties[0]?.personName ?? '', totalCents: penalties.reduce((sum, penalty) => sum + penalty.amountCents, 0),
    lines: penalties.map(({ number, day, clause, zh, en, amountCents, consequence, reason }) => ({ number, day, clause, zh, en, amountCents, consequence, reason })),
  })).toSorted((one, other) => one.personName.localeCompare(other.personName, 'zh'))
  const undecided = await countPenalties(reader, { statuses: ['proposed', 'disputed'], text: '', ...daysOfMonth(month), concerning: null }, null)
  return { month, people, totalCents: people.reduce((sum, person) => sum + person.totalCents, 0), undecided }
}

/** The statement on paper, one table a person. */
export async function printStatement(reader: Reader, office: string, { month, locale }: { readonly month: string; readonly locale: Locale }): Promise<{ title: string; html: string }> {
  const statement = await readStatement(reader, month)
  const t = (key: Parameters<typeof translate>[1], params = {}) => translate(locale, key, params)
  const money = (cents: number) => formatCents(toCents(cents))
  const title = t('penalties.statement-of', { month })
  const document = formDocument({
    office, title, number: '', locale,
    fields: [{ label: t('penalties.month'), value: month }, { label: t('penalties.sum'), value: money(statement.totalCents) }, { label: t('penalties.undecided'), value: statement.undecided }],
    tables: statement.people.map((person) => ({
      title: t('penalties.person-total', { person: person.personName, amount: money(person.totalCents) }),
      columns: [
        { title: t('penalties.number'), share: 18 }, { title: t('penalties.day'), share: 15 }, { title: t('penalties.clause'), share: 15 }, { title: t('penalties.violation'), share: 27 },
        { title: t('penalties.consequence'), share: 12 }, { title: t('penalties.amount'), share: 13, isNumber: true },
      ],
      rows: person.lines.map((line) => [line.number, line.day, line.clause, line[locale], line.consequence === null ? '' : t(`penalties.consequence.${line.consequence.kind}`), money(line.amountCents)]),
    })),
    signatures: [{ label: t('penalties.prepared-by') }, { label: t('penalties.approved-by') }],
  })
  return { title, html: documentHtml(document) }
}
