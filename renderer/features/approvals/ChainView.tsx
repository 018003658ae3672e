/** The chain as it ran and as it will run: who asked, who decided what and why, whom the open step falls to, who comes after; a vacancy is said. */
import type { ReactNode } from 'react'
import { DecisionLine, Words } from '#renderer/features/approvals/DecisionLine.tsx'
import { stepWord } from '#renderer/features/approvals/approvals-marks.tsx'
import { ClauseLink, MomentText, formatMoment, useLooseText, useText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { ApprovalSheet, ApprovalStep, StepStatus } from '#shared/contract/approvals.ts'

const tones: Readonly<Record<StepStatus, Tone>> = { waiting: 'neutral', open: 'warn', agreed: 'ok', returned: 'warn', refused: 'danger', unreached: 'neutral' }

export function ChainView({ sheet }: { readonly sheet: ApprovalSheet }) {
  const t = useText()
  const loose = useLooseText()
  const { approval, ending } = sheet
  return (
    <section aria-label={t('approvals.chain')}>
      <div className="dg-section-title">{t('approvals.chain')}　<span style={{ fontWeight: 400 }}>{t('approvals.chain-version', { chain: loose(`policies.chain.${sheet.chainId}`) ?? sheet.chainId, version: sheet.chainVersion })}</span></div>
      <ol className="dg-timeline">
        <Point tone="ok" at={approval.requestedAt}>{approval.requester} {t('approvals.asked')}</Point>
        {sheet.steps.map((step) => <StepPoint key={step.position} step={step} />)}
        {ending !== null && <Point tone="neutral" at={ending.at}>{t(ending.standing === 'desk' ? 'approvals.ended-by-desk' : 'approvals.ended-by-requester', { name: ending.by })}{ending.reason !== '' && <Words>{ending.reason}</Words>}</Point>}
      </ol>
      {sheet.copies.length > 0 && <><div className="dg-section-title">{t('approvals.copies')}</div>{sheet.copies.map((copy) => <DecisionLine key={`${String(copy.at)} ${copy.target}`} decision={copy} />)}</>}
      {sheet.earlier.length > 0 && <Earlier sheet={sheet} />}
    </section>
  )
}

function Point({ tone, at, children }: { readonly tone: Tone; readonly at: number | null; readonly children: ReactNode }) {
  return <li data-tone={tone}><div>{children}</div>{at !== null && <div className="dg-quiet" style={{ fontSize: 12 }}><MomentText at={at} /></div>}</li>
}

function StepPoint({ step }: { readonly step: ApprovalStep }) {
  const t = useText()
  const loose = useLooseText()
  return (
    <li data-tone={tones[step.status]} data-step={step.status}>
      <div className="dg-row" style={{ gap: 6 }}><strong>{stepWord(loose, step.key)}</strong><ClauseLink clause={step.clause} />{step.status === 'unreached' && <span className="dg-quiet">{t('approvals.unreached')}</span>}</div>
      {(step.mode !== 'one' || step.count.total > 1) && <Voices step={step} />}
      {step.decisions.map((decision) => <DecisionLine key={`${String(decision.at)} ${decision.action} ${decision.by}`} decision={decision} />)}
      {(step.status === 'open' || step.status === 'waiting') && <FallsTo step={step} />}
    </li>
  )
}

/** The voices of a step that counts several: how many carry it, and who has still to speak. */
function Voices({ step }: { readonly step: ApprovalStep }) {
  const t = useText()
  const { agreed, refused, total, needed } = step.count
  return (
    <div className="dg-quiet">
      {step.mode === 'all' && <div>{t('approvals.mode-all')}</div>}
      {step.mode === 'share' && <div>{t('approvals.mode-share', { needed, total })}</div>}
      <div>{t('approvals.count', { agreed, refused, total })}</div>
      {step.voices.map((voice) => (
        <div key={voice.seat}>
          {voice.post !== null ? t(`post.${voice.post}`) : voice.role === null ? voice.name : t(`role.${voice.role}`)}　{voice.said === null ? (step.mode === 'one' && voice.addedBy === null ? '' : t('approvals.voice-silent')) : t(`approvals.done-${voice.said}`)}
          {voice.addedBy !== null && <>　{t('approvals.voice-added', { name: voice.addedBy })}</>}
        </div>
      ))}
    </div>
  )
}

/** Whom the step falls to, by name; nobody is said in red. */
function FallsTo({ step }: { readonly step: ApprovalStep }) {
  const t = useText()
  const roles = (step.posts.length > 0 ? step.posts.map((post) => t(`post.${post}`)) : step.roles.map((role) => t(`role.${role}`))).join(t('common.list-join'))
  if (step.vacant) return <div className="dg-late">{t('approvals.vacant', { roles })}</div>
  return (
    <>
      {step.climbedTo !== null && <div className="dg-soon">{t('approvals.climbed', { role: t(`role.${step.climbedTo}`) })}</div>}
      <div>{t(step.status === 'open' ? 'approvals.falls-to' : 'approvals.will-fall-to', { people: step.people.join(t('common.list-join')) })}{step.climbedTo === null && step.count.total === 1 && <span className="dg-quiet">{t('approvals.role-of', { roles })}</span>}</div>
      {step.standIns.map((standIn) => <div key={`${standIn.name} ${standIn.actingFor}`} className="dg-quiet">{t('approvals.stand-in-may', { name: standIn.name, person: standIn.actingFor })}{standIn.under !== '' && ` · ${standIn.under}`}</div>)}
      {step.voices.filter((voice) => voice.delegate !== null).map((voice) => <div key={voice.seat} className="dg-soon">{t('approvals.voice-delegated', { name: voice.delegate ?? '' })}</div>)}
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
