/** One clause: what it says, how strictly the program runs it, its figures, and the approval steps that stand on it. */
import { hasFigure, stepsOn } from '#renderer/features/policies/clause-lines.ts'
import type { ClauseLine } from '#renderer/features/policies/clause-lines.ts'
import { HardnessTag, figuresText } from '#renderer/features/policies/clause-marks.tsx'
import { DetailPane, Facts, StatusTag, useGo, useHas, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'

export function ClauseDetail({ line, siblings }: { readonly line: ClauseLine; readonly siblings: readonly ClauseLine[] }) {
  const t = useText()
  const locale = useLocale()
  const { pack } = line
  const go = useGo()
  const mayPropose = useHas('policies.propose')
  const actions = mayPropose && hasFigure(line) ? [{ key: 'F', label: t('policies.change-figure'), run: () => go('/policies/propose', { clause: line.id }) }] : []
  return (
    <DetailPane title={line.printed} subtitle={`${pack.id} ${pack[locale]}`} actions={actions}>
      <ClauseFacts line={line} />
      {siblings.map((other) => <div key={other.id} style={{ borderTop: '1px solid var(--dg-line)', paddingTop: 12 }}><ClauseFacts line={other} /></div>)}
      <Steps line={line} />
      <Facts items={[
        { label: t('policies.packs'), value: `${pack.id} ${pack[locale]}` }, { label: t('policies.version'), value: pack.version },
        { label: t('policies.effect'), value: pack.isInForce ? <StatusTag tone="ok">{t('policies.in-force')}</StatusTag> : <StatusTag>{t('policies.not-yet')} · {t('policies.from', { day: pack.effectiveFrom })}</StatusTag> },
      ]} />
    </DetailPane>
  )
}

function ClauseFacts({ line }: { readonly line: ClauseLine }) {
  const t = useText()
  const loose = useLooseText()
  const locale = useLocale()
  const figures = figuresText(line, loose)
  return (
    <div className="dg-stack" style={{ gap: 8 }}>
      <p style={{ fontSize: 15 }}>{line[locale]}</p>
      <Facts items={[
        { label: t('policies.hardness'), value: <><HardnessTag line={line} /> {t(line.mechanism === null ? 'policies.hardness-why.none' : `policies.hardness-why.${line.hardness}`)}</> },
        { label: t('policies.mechanism'), value: loose(`policies.mechanism.${line.mechanism ?? 'none'}`) ?? line.mechanism },
        ...(figures === '' ? [] : [{ label: t('policies.numbers'), value: <>{figures}{line.changed.length > 0 && <> <StatusTag tone="accent">{t('policies.by-office')}</StatusTag></>}</> }]),
      ]} />
    </div>
  )
}

function Steps({ line }: { readonly line: ClauseLine }) {
  const t = useText()
  const loose = useLooseText()
  const steps = stepsOn(line)
  if (steps.length === 0) return null
  return (
    <div>
      <div className="dg-section-title">{t('policies.chains')}</div>
      {steps.map(({ chain, step, position }) => (
        <div key={`${chain.id}-${step.key}`}>
          {loose(`policies.chain.${chain.id}`) ?? chain.id} · {t('policies.chain-step', { n: position })} {loose(`policies.step.${step.key}`) ?? step.key}
          <div className="dg-quiet">{step.roles.map((role) => loose(`role.${role}`) ?? role).join(t('common.list-join'))}{step.onlySecrecy.length > 0 && ` · ${t('policies.chain-only', { levels: step.onlySecrecy.map((level) => loose(`secrecy.${level}`) ?? level).join(t('common.list-join')) })}`}</div>
        </div>
      ))}
    </div>
  )
}
