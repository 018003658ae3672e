/** A calm card in place: what was asked, every reason with its facts and clause, what would make it a yes, who may decide otherwise. */
import { Button } from 'antd'
import type { RefusalData } from '#renderer/rpc/trouble.ts'
import { ClauseLink } from '#renderer/ui/trouble/ClauseLink.tsx'
import { useLooseText, useText } from '#renderer/ui/use-text.ts'

export type Remedy = NonNullable<RefusalData['remedy']>
/** A button for a remedy that a form cannot carry out by filling in values. */
export type RemedyButton = { readonly label?: string; readonly run: (remedy: Remedy, refusal: RefusalData) => void }

type RefusalCardProps = {
  readonly refusals: readonly RefusalData[]
  /** What was asked, in words. */
  readonly asked?: string | undefined
  /** Called for remedies that carry values, e.g. to fill them in and try again. */
  readonly onRemedy?: ((remedy: Remedy, refusal: RefusalData) => void) | undefined
  /** Buttons by remedy code. */
  readonly remedies?: Readonly<Record<string, RemedyButton>> | undefined
  readonly onClose?: (() => void) | undefined
}

type FactParams = Readonly<Record<string, string | number>>

type Loose = ReturnType<typeof useLooseText>

/** Facts as parameters of a sentence: lists are joined, `role` and `roles` are read by their names. */
function paramsOf(facts: RefusalData['facts'] | undefined, t: ReturnType<typeof useText>, loose: Loose): FactParams {
  const named = (name: string, word: string) => (name === 'role' || name === 'roles' ? loose(`role.${word}`) ?? word : word)
  return Object.fromEntries(Object.entries(facts ?? {}).map(([name, fact]) => [name, Array.isArray(fact) ? fact.map((word) => named(name, word)).join(t('common.list-join')) : typeof fact === 'string' ? named(name, fact) : typeof fact === 'number' ? fact : fact === null ? '' : String(fact)]))
}

/** Whether a reason before this one has named the very same remedy already, in words only: it is said once. */
function isSaid(refusals: readonly RefusalData[], index: number): boolean {
  const remedy = refusals[index]?.remedy
  const isWords = (other: Remedy | undefined) => other !== undefined && other.code === remedy?.code && other.values === undefined
  return remedy !== undefined && remedy.values === undefined && refusals.slice(0, index).some((refusal) => isWords(refusal.remedy))
}

export function RefusalCard({ refusals, asked, onRemedy, remedies, onClose }: RefusalCardProps) {
  const t = useText()
  return (
    <section className="dg-refusal" role="alert" aria-label={t('refusal-card.title')} data-testid="refusal-card">
      <h3>{t('refusal-card.title')}{asked !== undefined && `${t('common.colon')}${asked}`}{refusals.length > 1 && <span className="dg-quiet"> · {t('refusal-card.reasons', { n: refusals.length })}</span>}</h3>
      <ol>{refusals.map((refusal, index) => <Reason key={`${refusal.code}-${String(index)}`} refusal={refusal} hasRemedy={!isSaid(refusals, index) || remedies?.[refusal.remedy?.code ?? ''] !== undefined} onRemedy={onRemedy} remedies={remedies} />)}</ol>
      {onClose !== undefined && <div><Button size="small" onClick={onClose}>{t('common.close')}</Button></div>}
    </section>
  )
}

function Reason({ refusal, hasRemedy, onRemedy, remedies }: { readonly refusal: RefusalData; readonly hasRemedy: boolean } & Pick<RefusalCardProps, 'onRemedy' | 'remedies'>) {
  const t = useText()
  const loose = useLooseText()
  const sentence = loose(`refusal.${refusal.code}`, paramsOf(refusal.facts, t, loose)) ?? t('refusal-card.unknown', { code: refusal.code })
  const roleNames = refusal.mayDecide?.map((role) => loose(`role.${role}`) ?? role).join(t('common.list-join'))
  return (
    <li>
      <span>{sentence}{refusal.clause !== undefined && <> <ClauseLink clause={refusal.clause} /></>}</span>
      {hasRemedy && <RemedyLine refusal={refusal} onRemedy={onRemedy} remedies={remedies} />}
      {roleNames !== undefined && roleNames !== '' && <span className="dg-refusal-facts">{t('refusal-card.may-decide', { roles: roleNames })}</span>}
    </li>
  )
}

function RemedyLine({ refusal, onRemedy, remedies }: { readonly refusal: RefusalData } & Pick<RefusalCardProps, 'onRemedy' | 'remedies'>) {
  const t = useText()
  const loose = useLooseText()
  const { remedy } = refusal
  if (remedy === undefined) return null
  const named = remedies?.[remedy.code]
  const label = named?.label ?? loose(`remedy.${remedy.code}`, { ...paramsOf(refusal.facts, t, loose), ...paramsOf(remedy.facts, t, loose), ...paramsOf(remedy.values, t, loose) }) ?? remedy.code
  const run = named !== undefined ? () => named.run(remedy, refusal) : remedy.values !== undefined && onRemedy !== undefined ? () => onRemedy(remedy, refusal) : undefined
  return run === undefined ? <span className="dg-quiet">{label}</span> : <span><Button size="small" type="primary" ghost onClick={run}>{label}</Button></span>
}
