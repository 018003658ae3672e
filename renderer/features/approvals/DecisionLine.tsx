/** One line of what was said or done: by whom, in whose place and under what, on screen or on paper, to whom, when and why. */
import type { ReactNode } from 'react'
import { stepWord } from '#renderer/features/approvals/approvals-marks.tsx'
import { AttachmentLink, MomentText, StatusTag, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { ApprovalDecision } from '#shared/contract/approvals.ts'

const tones: Readonly<Record<string, Tone>> = { agree: 'ok', refuse: 'danger', return: 'warn', 'send-back': 'warn', urge: 'warn' }

/** Words that somebody wrote. */
export function Words({ children }: { readonly children: ReactNode }) {
  return <div className="dg-words">{children}</div>
}

export function DecisionLine({ decision }: { readonly decision: ApprovalDecision }) {
  const t = useText()
  const loose = useLooseText()
  const { action, actingFor, under, target, targetStep, medium } = decision
  const parts = [
    decision.department, t(`role.${decision.role}`), decision.standing === 'climbed' ? t('approvals.acted-climbed') : '',
    actingFor === '' ? '' : t('approvals.acting-for', { name: actingFor, under: under === '' ? t('approvals.stand-in-order') : under }),
    medium === 'paper' ? t('approvals.on-paper', { name: decision.enteredBy }) : '', decision.counts ? '' : t('approvals.no-longer-counts'),
  ]
  return (
    <div>
      <StatusTag tone={decision.counts ? tones[action] ?? 'neutral' : 'neutral'}>{t(`approvals.done-${action}`)}</StatusTag> {decision.by}
      {target !== '' && <> {t('approvals.to-person', { name: target })}</>}{targetStep !== null && <> {t('approvals.to-step', { step: stepWord(loose, targetStep) })}</>}
      <span className="dg-quiet"> {parts.filter((part) => part !== '').join(' · ')} <MomentText at={decision.at} /></span>
      {Object.entries(decision.answers).map(([question, isYes]) => <div key={question} className="dg-quiet">{loose(`approvals.question-${question}`) ?? question}{t('common.colon')}{t(isYes ? 'common.yes' : 'common.no')}</div>)}
      {decision.reason !== '' && <Words>{decision.reason}</Words>}
      {decision.attachmentId !== null && <div><AttachmentLink id={decision.attachmentId} /></div>}
    </div>
  )
}
