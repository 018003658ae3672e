/** How copies, movements and disclosures look: the word first, the colour only supports it. */
import { ClauseLink, StatusTag, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { CopyRequest, MovementRow } from '#shared/contract/disclosure.ts'
import type { MovementStatus } from '#shared/domain/disclosure.ts'
import type { DisclosureStatus } from '#shared/domain/disclosure-outside.ts'

const tones: Readonly<Record<DisclosureStatus | MovementStatus, Tone>> = { requested: 'warn', approved: 'accent', declined: 'danger', withdrawn: 'neutral', disclosed: 'ok', released: 'ok', breach: 'danger' }

export function StateMark({ status }: { readonly status: DisclosureStatus | MovementStatus }) {
  const t = useText()
  return <StatusTag tone={tones[status]}>{t(`disclosure.status.${status}`)}</StatusTag>
}

/** An approved request whose copies are all taken says so. */
export function CopyMark({ request }: { readonly request: CopyRequest }) {
  const t = useText()
  return request.status === 'approved' && request.taken >= request.copies ? <StatusTag tone="neutral">{t('disclosure.status.used-up')}</StatusTag> : <StateMark status={request.status} />
}

/** What a kept line is marked with. */
export function Warnings({ warnings }: { readonly warnings: MovementRow['warnings'] }) {
  const loose = useLooseText()
  return <>{warnings.map((warning) => <span key={warning.code} className="dg-soon">{loose(`warning.${warning.code}`) ?? warning.code} <ClauseLink clause={warning.clause} /> </span>)}</>
}

/** What was wrong with a breach. */
export function Faults({ faults }: { readonly faults: readonly string[] }) {
  const t = useText()
  const loose = useLooseText()
  return <span className="dg-late">{faults.map((fault) => loose(`disclosure.fault.${fault.replace('disclosure.', '')}`) ?? fault).join(t('common.list-join'))}</span>
}
