/** The steps of chains that stand on a clause: who is asked, how voices count, and every condition under which the step is asked at all. */
import { stepsOn } from '#renderer/features/policies/clause-lines.ts'
import type { ClauseLine } from '#renderer/features/policies/clause-lines.ts'
import { MoneyText, useLooseText, useText } from '#renderer/ui/index.ts'
import type { ChainStepRow } from '#shared/contract/policies.ts'

const basisPoints = 10_000

export function ChainSteps({ line }: { readonly line: ClauseLine }) {
  const t = useText()
  const loose = useLooseText()
  const steps = stepsOn(line)
  if (steps.length === 0) return null
  return (
    <div>
      <div className="dg-section-title">{t('policies.chains')}</div>
      {steps.map(({ chain, step, position }) => (
        <div key={`${chain.id}-${step.key}`} style={{ paddingBottom: 6 }}>
          {loose(`policies.chain.${chain.id}`) ?? t('policies.chain-of', { clause: step.clause })} · {t('policies.chain-step', { n: position })} {loose(`policies.step.${step.key}`) ?? ''}
          <Conditions step={step} />
        </div>
      ))}
    </div>
  )
}

function Conditions({ step }: { readonly step: ChainStepRow }) {
  const t = useText()
  const loose = useLooseText()
  const join = (names: readonly string[], prefix: string) => names.map((name) => loose(`${prefix}.${name}`) ?? name).join(t('common.list-join'))
  const asked = [join(step.posts, 'post'), join(step.roles, 'role')].filter((words) => words !== '').join(t('common.list-join'))
  return (
    <ul className="dg-quiet" style={{ margin: 0, paddingLeft: 18 }}>
      <li>{t('policies.step-asks', { who: asked })}{t('common.clause-join')}{step.mode === 'share' ? t('policies.step-mode-share', { percent: Math.round(((step.sharePoints ?? basisPoints) * 100) / basisPoints) }) : t(`policies.step-mode-${step.mode}`)}</li>
      {step.onlySecrecy.length > 0 && <li>{t('policies.chain-only', { levels: join(step.onlySecrecy, 'secrecy') })}</li>}
      {step.onlyKinds.length > 0 && <li>{t('policies.step-kinds', { kinds: join(step.onlyKinds, 'policies.chain-kind') })}</li>}
      {step.onlyDepartments.length > 0 && <li>{t('policies.step-departments', { departments: join(step.onlyDepartments, 'policies.department') })}</li>}
      {step.atLeastCents !== null && <li>{t('policies.step-from')} <MoneyText cents={step.atLeastCents} /></li>}
      {step.belowCents !== null && <li>{t('policies.step-below')} <MoneyText cents={step.belowCents} /></li>}
      {step.questions.length > 0 && <li>{t('policies.step-questions', { questions: step.questions.map((question) => loose(`approvals.question-${question}`) ?? question).join(t('common.list-join')) })}</li>}
      {step.climbAfterDays !== null && <li>{t('policies.step-climbs', { days: step.climbAfterDays })}</li>}
    </ul>
  )
}
