/** The chain as it ran and as it will run: who asked, who decided what and why, whom the open step falls to, who comes after; a vacancy is said. */
import type { ReactNode } from 'react'
import { stepWord } from '#renderer/features/approvals/approvals-marks.tsx'
import { ClauseLink, MomentText, StatusTag, formatMoment, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { ApprovalSheet, ApprovalStep, StepStatus } from '#shared/contract/approvals.ts'

const tones: Readonly<Record<StepStatus, Tone>> = { waiting: 'neutral', open: 'warn', agreed: 'ok', returned: 'warn', refused: 'danger', unreached: 'neutral' }

export function ChainView({ sheet }: { readonly sheet: ApprovalSheet }) {
  const t = useText()
  const { approval, ending } = sheet
  return (
    <section aria-label={t('approvals.chain')}>
      <div className="dg-section-title">{t('approvals.chain')}　<span style={{ fontWeight: 400 }}>{t('approvals.chain-version', { chain: sheet.chainId, version: sheet.chainVersion })}</span></div>
      <ol className="dg-timeline">
        <Point tone="ok" at={approval.requestedAt}>{approval.requester} {t('approvals.asked')}</Point>
        {sheet.steps.map((step) => <StepPoint key={step.position} step={step} />)}
        {ending !== null && <Point tone="neutral" at={ending.at}>{t(ending.standing === 'desk' ? 'approvals.ended-by-desk' : 'approvals.ended-by-requester', { name: ending.by })}{ending.reason !== '' && <Words>{ending.reason}</Words>}</Point>}
      </ol>
      {sheet.earlier.length > 0 && <Earlier sheet={sheet} />}
    </section>
  )
}

function Point({ tone, at, children }: { readonly tone: Tone; readonly at: number | null; readonly children: ReactNode }) {
  return <li data-tone={tone}><div>{children}</div>{at !== null && <div className="dg-quiet" style={{ fontSize: 12 }}><MomentText at={at} /></div>}</li>
}

function Words({ children }: { readonly children: ReactNode }) {
  return <div className="dg-words">{children}</div>
}

function StepPoint({ step }: { readonly step: ApprovalStep }) {
  const t = useText()
  const loose = useLooseText()
  return (
    <li data-tone={tones[step.status]} data-step={step.status}>
      <div className="dg-row" style={{ gap: 6 }}><strong>{stepWord(loose, step.key)}</strong><ClauseLink clause={step.clause} />{step.status === 'unreached' && <span className="dg-quiet">{t('approvals.unreached')}</span>}</div>
      {step.decisions.map((decision) => (
        <div key={decision.at}>
          <StatusTag tone={decision.action === 'agree' ? 'ok' : decision.action === 'refuse' ? 'danger' : 'warn'}>{t(`approvals.done-${decision.action}`)}</StatusTag> {decision.by}
          <span className="dg-quiet"> {[decision.department, t(`role.${decision.role}`), decision.standing === 'climbed' ? t('approvals.acted-climbed') : ''].filter((part) => part !== '').join(' · ')} <MomentText at={decision.at} /></span>
          {decision.reason !== '' && <Words>{decision.reason}</Words>}
        </div>
      ))}
      {(step.status === 'open' || step.status === 'waiting') && <FallsTo step={step} />}
    </li>
  )
}

/** Whom the step falls to, by name; nobody is said in red. */
function FallsTo({ step }: { readonly step: ApprovalStep }) {
  const t = useText()
  const roles = step.roles.map((role) => t(`role.${role}`)).join('、')
  if (step.vacant) return <div className="dg-late">{t('approvals.vacant', { roles })}</div>
  return (
    <>
      {step.climbedTo !== null && <div className="dg-soon">{t('approvals.climbed', { role: t(`role.${step.climbedTo}`) })}</div>}
      <div>{t(step.status === 'open' ? 'approvals.falls-to' : 'approvals.will-fall-to', { people: step.people.join('、') })}{step.climbedTo === null && <span className="dg-quiet">{t('approvals.role-of', { roles })}</span>}</div>
      {step.openedAt !== null && <div className="dg-quiet" style={{ fontSize: 12 }}>{t('approvals.waits-since', { at: formatMoment(step.openedAt) })}</div>}
    </>
  )
}

function Earlier({ sheet }: { readonly sheet: ApprovalSheet }) {
  const t = useText()
  return (
    <div style={{ marginTop: 8 }}>
      <div className="dg-section-title">{t('approvals.earlier')}</div>
      {sheet.earlier.map((round) => <div key={round.id}>{t('approvals.earlier-line', { number: round.number, status: t(`approvals.status-${round.status}`), name: round.by, reason: round.reason })}</div>)}
    </div>
  )
}
