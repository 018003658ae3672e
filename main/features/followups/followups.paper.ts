/** The office forms of follow-ups: the visit record form, the monthly record, and the form of an exempt complaint with its reply as annex. */
import type { Reader } from '#main/db/unit-of-work.ts'
import { getFollowup, readBasis, toRow } from '#main/features/followups/followup-marks.ts'
import { findVisit } from '#main/features/followups/followups.repository.ts'
import { toVisit } from '#main/features/followups/followups.queries.ts'
import { documentHtml, momentText } from '#main/mechanisms/documents/document.ts'
import { formDocument } from '#main/mechanisms/documents/form-frame.ts'
import type { FormField } from '#main/mechanisms/documents/form-frame.ts'
import type { FollowupRate, FollowupRow, MonthSheet, ReturnVisitRow } from '#shared/contract/followups.ts'
import { NotFoundError } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/kernel/days.ts'
import { findText, translate } from '#shared/text/index.ts'
import type { Locale, TextKey } from '#shared/text/index.ts'

type Printed = { readonly title: string; readonly html: string }
type PaperNeeds = { readonly office: string; readonly locale: Locale; readonly today: Day }

/** The visit record form of one visit, of a follow-up whose visit is still to be made, or blank (P14-2.4a, 3.1). */
export async function printVisitForm(reader: Reader, which: { readonly visitId: string | null; readonly id: string | null }, needs: PaperNeeds): Promise<Printed> {
  const found = which.visitId === null ? undefined : await findVisit(reader, which.visitId)
  if (which.visitId !== null && found === undefined) throw new NotFoundError('return-visit')
  const id = found?.followup_id ?? which.id
  const followup = id === null ? null : toRow(await getFollowup(reader, id), needs.today, await readBasis(reader))
  return visitForm(followup, found === undefined ? null : toVisit(found), needs)
}

function visitFields(followup: FollowupRow | null, visit: ReturnVisitRow | null, locale: Locale): FormField[] {
  const t = (key: TextKey, params = {}) => translate(locale, key, params)
  const word = (group: string, value: string | undefined) => (value === undefined ? '' : findText(locale, `followups.${group}.${value}`) ?? value)
  const means = visit === null ? '' : visit.means === 'telephone' ? t('followups.form.telephone-mark', { number: visit.calledNumber, at: visit.calledAt === null ? '' : momentText(visit.calledAt) }) : word('means', visit.means)
  return [
    { label: t('followups.person'), value: visit?.person ?? followup?.person ?? '' }, { label: t('followups.place'), value: followup?.place ?? '' }, { label: t('followups.kind'), value: word('kind', followup?.kind) }, { label: t('followups.source'), value: followup?.sourceNumber ?? '' },
    { label: t('followups.about'), value: followup?.title ?? '', wide: true }, { label: t('followups.day'), value: visit?.day ?? '' }, { label: t('followups.round'), value: visit?.round ?? followup?.round ?? '' },
    { label: t('followups.means'), value: means }, { label: t('followups.visitor'), value: visit?.visitor ?? '' }, { label: t('followups.said'), value: visit?.said ?? '', wide: true }, { label: t('followups.satisfaction'), value: word('satisfaction', visit?.satisfaction) },
    { label: t('followups.outcome'), value: word('outcome', visit?.outcome) }, { label: t('followups.new-issue'), value: visit?.newIssue ?? '', wide: true }, { label: t('followups.reply-at'), value: visit?.replyAt === null || visit === null ? '' : momentText(visit.replyAt) },
    { label: t('followups.next-day'), value: visit?.nextDay ?? '' }, { label: t('followups.explained'), value: visit?.explained ?? '', wide: true }, { label: t('followups.corrector'), value: visit?.corrector ?? '' },
  ]
}

function visitForm(followup: FollowupRow | null, visit: ReturnVisitRow | null, { office, locale }: PaperNeeds): Printed {
  const t = (key: TextKey) => translate(locale, key)
  const signed = visit !== null && visit.signerName !== '' ? { name: visit.signerName } : {}
  const reviewed = visit !== null && visit.reviewedAt !== null ? { opinion: visit.opinion, name: visit.reviewedBy, at: momentText(visit.reviewedAt) } : {}
  const customer = visit?.means === 'telephone' ? { label: t('followups.sign-customer'), opinion: t('followups.form.no-signature') } : { label: t('followups.sign-customer'), ...signed }
  const paper = formDocument({
    office, title: t('followups.form.visit'), number: followup === null || visit === null ? '' : `${followup.number}-${String(visit.round)}`, locale, fields: visitFields(followup, visit, locale),
    signatures: [customer, { label: t('followups.sign-visitor'), ...(visit === null ? {} : { name: visit.visitor }) }, { label: t('followups.sign-supervisor'), ...reviewed }],
  })
  return { title: paper.title, html: documentHtml(paper) }
}

/** A share as people read it, with one decimal; '' when nothing was due. */
export function percentText(basisPoints: number | null): string {
  return basisPoints === null ? '' : `${(basisPoints / 100).toFixed(1)} %`
}

/** The monthly follow-up record (P14-2.4c, 3.2). */
export function printMonthForm(sheet: MonthSheet, { office, locale }: PaperNeeds): Printed {
  const t = (key: TextKey, params = {}) => translate(locale, key, params)
  const name = (rate: FollowupRate) => [findText(locale, `followups.kind.${rate.kind}`) ?? rate.kind, rate.name].filter((part) => part !== '').join(' ')
  const line = (rate: FollowupRate) => [name(rate), rate.total, rate.excluded, rate.denominator, rate.done, rate.late, percentText(rate.basisPoints), percentText(rate.minimumBasisPoints), rate.isMet ? t('followups.met') : t('followups.short-of', { n: rate.short })]
  const titles = ['followups.kind', 'followups.total', 'followups.excluded', 'followups.denominator', 'followups.made', 'followups.late', 'followups.rate', 'followups.minimum', 'followups.verdict'] as const
  const { counts, record } = sheet
  const paper = formDocument({
    office, title: t('followups.form.month'), number: sheet.month, locale,
    fields: [
      { label: t('followups.month'), value: sheet.month }, { label: t('followups.due-count'), value: counts.due }, { label: t('followups.made'), value: counts.made }, { label: t('followups.late'), value: counts.late },
      { label: t('followups.dissatisfied'), value: counts.dissatisfied }, { label: t('followups.still-open'), value: counts.open }, { label: t('followups.handled'), value: percentText(sheet.handled.basisPoints) }, { label: t('followups.seed'), value: sheet.sample.seed },
    ],
    tables: [{ title: t('followups.rates'), columns: titles.map((title, index) => ({ title: t(title), share: index === 0 ? 20 : 10, isNumber: index > 0 && index < 8 })), rows: [...sheet.rates, ...sheet.areas].map(line) }],
    remarks: (record?.unreviewed ?? sheet.unreviewed).length === 0 ? [] : [t('followups.unreviewed-list', { numbers: (record?.unreviewed ?? sheet.unreviewed).join(' ') })],
    signatures: [
      { label: t('followups.sign-supervisor'), ...(record === null ? {} : { name: record.confirmedBy, at: momentText(record.confirmedAt) }) },
      { label: t('followups.sign-leader'), ...(record === null || record.readAt === null ? {} : { name: record.readBy, at: momentText(record.readAt) }) },
    ],
  })
  return { title: paper.title, html: documentHtml(paper) }
}

/** The form of an exempt complaint; the reply stands behind it as annex 1 (P14-1.13b). */
export async function printComplaintForm(reader: Reader, id: string, { office, locale, today }: PaperNeeds): Promise<Printed> {
  const row = toRow(await getFollowup(reader, id), today, await readBasis(reader))
  const t = (key: TextKey, params = {}) => translate(locale, key, params)
  const hasAnnex = row.replyDay !== null && row.replyPaperId !== null
  const addressee = row.replyAddressee === '' ? t('followups.no-addressee') : row.replyAddressee
  const annex = hasAnnex ? t('followups.form.annex', { day: row.replyDay ?? '', addressee }) : row.exemption === 'anonymous' ? t('followups.form.annex-none') : t('followups.form.annex-missing')
  const paper = formDocument({
    office, title: t('followups.form.complaint'), number: row.sourceNumber === '' ? row.number : row.sourceNumber, locale,
    fields: [
      { label: t('followups.person'), value: row.person }, { label: t('followups.phone'), value: row.phone }, { label: t('followups.place'), value: row.place }, { label: t('followups.settled-day'), value: row.startDay },
      { label: t('followups.about'), value: row.title, wide: true }, { label: t('followups.exemption'), value: [findText(locale, `followups.exemption.${row.exemption}`) ?? '', row.exemptionWords].filter((part) => part !== '').join(' '), wide: true },
    ],
    remarks: [annex], signatures: [{ label: t('followups.sign-supervisor') }],
  })
  return { title: paper.title, html: documentHtml(paper) }
}
