/** Says in words what any call answered other than a value: a refusal in full, a fault by its reference only. */
import { Button } from 'antd'
import { troubleOf } from '#renderer/rpc/trouble.ts'
import type { Trouble } from '#renderer/rpc/trouble.ts'
import { RefusalCard } from '#renderer/ui/trouble/RefusalCard.tsx'
import type { Remedy, RemedyButton } from '#renderer/ui/trouble/RefusalCard.tsx'
import { useLooseText, useText } from '#renderer/ui/use-text.ts'

type TroubleCardProps = {
  /** What was thrown, or what `troubleOf` made of it. */
  readonly error?: unknown
  readonly trouble?: Trouble
  readonly asked?: string | undefined
  readonly onRetry?: (() => void) | undefined
  readonly onRemedy?: ((remedy: Remedy) => void) | undefined
  readonly remedies?: Readonly<Record<string, RemedyButton>> | undefined
  readonly onClose?: (() => void) | undefined
}

/** The sentence of a trouble. A fault with a known code says what happened; an unknown one only its reference. */
export function useTroubleSentence(): (trouble: Trouble) => string {
  const t = useText()
  const loose = useLooseText()
  return (trouble) => {
    switch (trouble.kind) {
      case 'refused': return trouble.refusals.map((refusal) => loose(`refusal.${refusal.code}`, Object.fromEntries(Object.entries(refusal.facts).map(([name, fact]) => [name, Array.isArray(fact) ? fact.join(t('common.list-join')) : String(fact)]))) ?? t('refusal-card.unknown', { code: refusal.code })).join(' ')
      case 'fields': return t('trouble.fields', { n: trouble.fields.length })
      case 'locked': return t('trouble.locked')
      case 'forbidden': return t('trouble.forbidden', { roles: trouble.mayDo.map((role) => loose(`role.${role}`) ?? role).join(t('common.list-join')) })
      case 'not-found': return t('trouble.not-found')
      case 'offline': return t('trouble.offline')
      case 'fault': {
        const named = loose(`fault.${trouble.code}`)
        return named === undefined ? t('trouble.fault', { reference: trouble.reference }) : `${named} ${t('shell.fault-reference', { reference: trouble.reference })}`
      }
    }
  }
}

export function TroubleCard({ error, trouble, asked, onRetry, onRemedy, remedies, onClose }: TroubleCardProps) {
  const t = useText()
  const sentence = useTroubleSentence()
  const known = trouble ?? troubleOf(error)
  if (known.kind === 'refused') return <RefusalCard refusals={known.refusals} asked={asked} onRemedy={onRemedy} remedies={remedies} onClose={onClose} />
  return (
    <section className="dg-refusal" data-kind={known.kind} role="alert">
      <span>{sentence(known)}</span>
      {(onRetry !== undefined || onClose !== undefined) && <div className="dg-row">
        {onRetry !== undefined && <Button size="small" onClick={onRetry}>{t('common.retry')}</Button>}
        {onClose !== undefined && <Button size="small" onClick={onClose}>{t('common.close')}</Button>}
      </div>}
    </section>
  )
}
