/** Small marks of a customer file: what it lacks, how many of its papers are there, its secrecy. */
import { MomentText, StatusTag, useSession, useText } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'
import { completenessPercent } from '#shared/domain/customers.ts'
import { isClassified } from '#shared/domain/secrecy.ts'
import { dayOfInstant, daysBetween } from '#shared/kernel/days.ts'
import type { SecrecyLevel } from '#shared/domain/secrecy.ts'

/** 机密 or 绝密 as a tag that no remark replaces (P07-22a); nothing for what is not classified. */
export function SecrecyMark({ level }: { readonly level: SecrecyLevel }) {
  const t = useText()
  if (!isClassified(level)) return null
  return <StatusTag tone={level === 'top-secret' ? 'danger' : 'warn'}>{t(`secrecy.${level}`)}</StatusTag>
}

/** `11／12` as a tag; a dash while the list is empty. */
export function PapersMark({ row }: { readonly row: Pick<CustomerRow, 'itemsPresent' | 'itemsTotal'> }) {
  const t = useText()
  if (row.itemsTotal === 0) return <span className="dg-quiet">—</span>
  const complete = row.itemsPresent === row.itemsTotal
  return <span className={complete ? 'dg-number' : 'dg-number dg-late'}>{t('customers.items-of', { present: row.itemsPresent, total: row.itemsTotal })}</span>
}

type GapMarksProps = { readonly row: Pick<CustomerRow, 'category' | 'gaps' | 'itemsPresent' | 'itemsTotal'>; /** Missing papers are named beside the marks. */ readonly besidePapers?: boolean }

/** How much of the template is there and each gap as a tag (P07-4b), missing papers among them; one quiet word when there is none. */
export function GapMarks({ row, besidePapers = false }: GapMarksProps) {
  const t = useText()
  const lacksPapers = row.itemsPresent < row.itemsTotal
  const gaps = [...row.gaps, ...(lacksPapers && !besidePapers ? ['items-missing' as const] : [])]
  if (gaps.length === 0 && lacksPapers) return null
  if (gaps.length === 0) return <StatusTag tone="ok">{t('customers.filed')}</StatusTag>
  const percent = row.gaps.length > 0 && <span className="dg-quiet" style={{ marginRight: 4 }}>{t('customers.percent', { percent: completenessPercent(row) })}</span>
  return <>{percent}{gaps.map((gap) => <span key={gap} style={{ marginRight: 4 }}><StatusTag tone="warn">{t(`customers.gap.${gap}`)}</StatusTag></span>)}</>
}

/** Room and plate, whichever are known. */
export function whereOf(row: Pick<CustomerRow, 'room' | 'plate'>): string {
  return [row.room, row.plate].filter((part) => part !== '').join(' · ')
}

/** Since when something waits to be sorted, and for how many days; the clause prints no term (P07-5). */
export function WaitingAge({ row }: { readonly row: Pick<CustomerRow, 'waiting'> }) {
  const t = useText()
  const today = useSession((session) => session.status?.today)
  if (row.waiting === null) return null
  const days = today === undefined ? 0 : Math.max(0, daysBetween(dayOfInstant(row.waiting.since), today))
  return <><MomentText at={row.waiting.since} /> <span className="dg-quiet">{t('customers.waiting-days', { n: days })}</span></>
}
