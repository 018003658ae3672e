/** The desk's papers: the visitor badge and the end-of-day list, ready for a screen and a printer. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { getDayEnd } from '#main/features/desk/desk.service.ts'
import { findVisit } from '#main/features/desk/visits.repository.ts'
import { documentHtml, momentText } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { FormTable } from '#main/mechanisms/documents/form-frame.ts'
import { visitorBadge } from '#main/mechanisms/documents/visitor-badge.ts'
import type { DayEnd } from '#shared/contract/desk.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

type Printed = { readonly title: string; readonly html: string }

/** The badge of one visit; its code closes the visit at the door. */
export async function printBadge(reader: Reader, input: { readonly id: string; readonly locale: Locale }, office: string): Promise<Printed> {
  const visit = await findVisit(reader, input.id)
  if (visit === undefined) throw new NotFoundError('visit')
  const badge = visitorBadge({ office, number: visit.number, visitor: visit.visitor, company: visit.company, host: visit.host, people: visit.people, arrivedAt: visit.arrivedAt }, { locale: input.locale })
  return { title: badge.title, html: documentHtml(badge) }
}

/** The end-of-day list with room to sign: who is still inside, whose leaving is unknown, which calls and cases wait. */
export async function printDayEnd(reader: Reader, day: Day, locale: Locale, office: string): Promise<Printed> {
  const end = await getDayEnd(reader, day)
  const t = (key: TextKey, params = {}) => translate(locale, key, params)
  const { counts } = end
  const paper = formDocument({
    office, title: t('desk.day-end'), number: '', locale,
    fields: [
      { label: t('desk.day'), value: day }, { label: t('desk.count-visits'), value: t('desk.visits-of-people', { visits: counts.visits, people: counts.people }) },
      { label: t('desk.count-calls'), value: counts.calls }, { label: t('desk.count-cases'), value: t('desk.cases-opened-closed', { opened: counts.casesOpened, closed: counts.casesClosed }) },
    ],
    tables: tablesOf(end, locale).filter((table) => table.rows.length > 0),
    remarks: end.stillInside.length === 0 ? [t('desk.nobody-inside')] : [],
    signatures: [{ label: t('desk.sign-desk') }, { label: t('desk.sign-checked') }],
  })
  return { title: paper.title, html: documentHtml(paper) }
}

function tablesOf(end: DayEnd, locale: Locale): FormTable[] {
  const t = (key: TextKey) => translate(locale, key)
  const visitColumns = [{ title: t('desk.number'), share: 18 }, { title: t('desk.visitor'), share: 18 }, { title: t('desk.company'), share: 24 }, { title: t('desk.host'), share: 16 }, { title: t('desk.arrived-at'), share: 24 }]
  const visitLine = (visit: DayEnd['stillInside'][number]) => [visit.number, visit.visitor, visit.company, visit.host, momentText(visit.arrivedAt)]
  return [
    { title: t('desk.still-inside'), columns: visitColumns, rows: end.stillInside.map(visitLine) },
    { title: t('desk.left-unknown-today'), columns: visitColumns, rows: end.unknown.map(visitLine) },
    {
      title: t('desk.calls-waiting'), columns: [{ title: t('desk.number'), share: 18 }, { title: t('desk.caller'), share: 22 }, { title: t('desk.subject'), share: 36 }, { title: t('desk.called-at'), share: 24 }],
      rows: end.waitingCalls.map((call) => [call.number, call.caller === '' ? call.phone : call.caller, call.subject, momentText(call.calledAt)]),
    },
    {
      title: t('desk.cases-open'), columns: [{ title: t('desk.number'), share: 18 }, { title: t('desk.person'), share: 16 }, { title: t('desk.content'), share: 36 }, { title: t('desk.status'), share: 12 }, { title: t('desk.due-day'), share: 18 }],
      rows: end.openCases.map((found) => [found.number, found.person === '' ? found.phone : found.person, found.content, findText(locale, `desk.status.${found.status}`) ?? found.status, found.dueDay]),
    },
  ]
}
