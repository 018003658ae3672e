/** One clause: what it says, how strictly the program runs it, its figures, and the approval steps that stand on it. */
import { ChainSteps } from '#renderer/features/policies/ChainSteps.tsx'
import { hasFigure } from '#renderer/features/policies/clause-lines.ts'
import type { ClauseLine } from '#renderer/features/policies/clause-lines.ts'
import { HardnessTag, figuresText } from '#renderer/features/policies/clause-marks.tsx'
import { DetailPane, Facts, StatusTag, useGo, useHas, useLocale, useLooseText, useText } from '#renderer/ui/index.ts'

export function ClauseDetail({ line, siblings }: { readonly line: ClauseLine; readonly siblings: readonly ClauseLine[] }) {
  const t = useText()
  const locale = useLocale()
  const { pack } = line
  const go = useGo()
  const mayPropose = useHas('policies.propose')
  const actions = mayPropose ? [...(hasFigure(line) ? [{ key: 'F', label: t('policies.change-figure'), run: () => go('/policies/propose', { clause: line.id }) }] : []), { key: 'B', label: t('policies.add-text'), run: () => go('/policies/propose', { clause: line.id, as: 'text' }) }] : []
  return (
    <DetailPane title={line.printed} subtitle={`${pack.id} ${pack[locale]}`} actions={actions}>
      <ClauseFacts line={line} />
      {siblings.map((other) => <div key={other.id} style={{ borderTop: '1px solid var(--dg-line)', paddingTop: 12 }}><ClauseFacts line={other} /></div>)}
      <ChainSteps line={line} />
      <Facts items={[
        { label: t('policies.packs'), value: `${pack.id} ${pack[locale]}` }, ...(pack.owner === null ? [] : [{ label: t('policies.owner'), value: pack.owner.name }]), { label: t('policies.version'), value: pack.version },
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
      {line.notes.map((note) => (
        <blockquote key={note.act} style={{ margin: 0, paddingLeft: 12, borderLeft: '3px solid var(--dg-accent)', whiteSpace: 'pre-wrap' }}>
          <StatusTag tone="accent">{t(`policies.act-${note.act}`)}</StatusTag> <span className="dg-quiet">{t('policies.from', { day: note.fromDay })}</span>
          <div>{note.text}</div>
        </blockquote>
      ))}
      <Facts items={[
        { label: t('policies.hardness'), value: <><HardnessTag line={line} /> {t(line.mechanism === null ? 'policies.hardness-why.none' : `policies.hardness-why.${line.hardness}`)}</> },
        { label: t('policies.mechanism'), value: loose(`policies.mechanism.${line.mechanism ?? 'none'}`) ?? line.mechanism },
        ...(figures === '' ? [] : [{ label: t('policies.numbers'), value: <>{figures}{line.changed.length > 0 && <> <StatusTag tone="accent">{t('policies.by-office')}</StatusTag></>}</> }]),
      ]} />
    </div>
  )
}
