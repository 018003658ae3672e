/** Says at which level a filed customer is received: an alert for a key customer, quiet for everybody else, nothing for who is not known. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { VisitValues } from '#renderer/features/desk/visit-values.ts'
import { orpc } from '#renderer/rpc/index.ts'
import { ClauseLink, useText } from '#renderer/ui/index.ts'
import type { ReceptionLevel } from '#shared/domain/reception-levels.ts'
import { receptionClause } from '#shared/domain/reception-levels.ts'
import type { FilingCategory } from '#shared/domain/customer-filing.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** The hand rests this long before the archive is asked. */
const restMs = 180

type Proposal = { readonly name: string; readonly category: FilingCategory; readonly level: ReceptionLevel }

/** What the rule proposes for whoever stands in the form; null while nobody known does. */
export function useReceptionProposal({ customerId, company }: Pick<VisitValues, 'customerId' | 'company'>): Proposal | null {
  const [asked, setAsked] = useState<{ readonly customerId: string | null; readonly company: string }>({ customerId: null, company: '' })
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ customerId, company: company.trim().slice(0, 120) }), restMs)
    return () => clearTimeout(timer)
  }, [customerId, company])
  const isNobody = asked.customerId === null && asked.company === ''
  // The id was written by a suggestion that the archive gave.
  const found = useQuery({ ...orpc.desk.proposeReception.queryOptions({ input: { customerId: asked.customerId as Id<'customer'> | null, company: asked.company } }), enabled: !isNobody })
  return isNobody ? null : (found.data ?? null)
}

export function ReceptionNote({ proposal }: { readonly proposal: Proposal | null }) {
  const t = useText()
  // The region is always there, so that a screen reader hears when it fills.
  return (
    <div aria-live="assertive">
      {proposal?.level === 'vip' && <div className="dg-note" style={{ fontWeight: 600 }}><span>{t('desk.vip-alert', { name: proposal.name })}</span><ClauseLink clause={receptionClause} /></div>}
      {proposal?.level === 'standard' && <div className="dg-quiet">{t('desk.standard-proposed', { name: proposal.name, category: t(`customer-filing.category.${proposal.category}`) })}</div>}
    </div>
  )
}
