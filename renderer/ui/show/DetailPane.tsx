/** The right third: one record with its secrecy, its actions by key, its facts and its history. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useKeys } from '#renderer/ui/keys/key-bindings.ts'
import { useChangeSearch } from '#renderer/ui/place/use-place.ts'
import { Band, KeyCap } from '#renderer/ui/show/marks.tsx'
import type { Secrecy, Tone } from '#renderer/ui/show/marks.tsx'
import { MomentText } from '#renderer/ui/show/texts.tsx'
import { useText } from '#renderer/ui/use-text.ts'

export type DetailAction = { readonly key?: string; readonly label: string; readonly run: () => void; readonly primary?: boolean; readonly danger?: boolean; readonly disabled?: boolean }
type DetailPaneProps = { readonly title: ReactNode; readonly subtitle?: ReactNode; readonly band?: Secrecy | undefined; readonly actions?: readonly DetailAction[]; readonly onClose?: () => void; readonly children: ReactNode }

export function DetailPane({ title, subtitle, band, actions = [], onClose, children }: DetailPaneProps) {
  const t = useText()
  const change = useChangeSearch()
  useKeys(actions.flatMap((action) => (action.key === undefined || action.disabled === true ? [] : [{ key: action.key, label: action.label, run: action.run }])), { inner: true })
  const close = onClose ?? (() => change({ open: undefined }))
  return (
    <aside className="dg-detail" aria-label={typeof title === 'string' ? title : undefined}>
      {band !== undefined && <Band secrecy={band} />}
      <div className="dg-detail-head">
        <div style={{ flex: 1, minWidth: 0 }}><h2>{title}</h2>{subtitle !== undefined && <div className="dg-quiet">{subtitle}</div>}</div>
        <Button size="small" type="text" onClick={close} aria-label={t('common.close')}><KeyCap name="Esc" /></Button>
      </div>
      {actions.length > 0 && <div className="dg-detail-actions">
        {actions.map((action) => <Button key={action.label} size="small" type={action.primary === true ? 'primary' : 'default'} danger={action.danger === true} disabled={action.disabled === true} onClick={action.run}>{action.label}{action.key !== undefined && <KeyCap name={action.key} />}</Button>)}
      </div>}
      <div className="dg-detail-body">{children}</div>
    </aside>
  )
}

export type FactItem = { readonly label: string; readonly value: ReactNode; readonly wide?: boolean }

/** Labelled values. Empty ones show a dash, so that a gap is seen as a gap. */
export function Facts({ items }: { readonly items: readonly FactItem[] }) {
  return (
    <dl className="dg-facts">
      {items.map(({ label, value, wide = false }) => [
        <dt key={`${label}-t`}>{label}</dt>,
        <dd key={`${label}-d`} data-wide={wide}>{value === '' || value === null || value === undefined ? <span className="dg-quiet">—</span> : value}</dd>,
      ])}
    </dl>
  )
}

export type TimelineItem = { readonly key: string; readonly at: number; readonly who: string; readonly text: ReactNode; readonly tone?: Tone }

/** What happened, newest as given. */
export function Timeline({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="dg-timeline">
      {items.map((item) => <li key={item.key} data-tone={item.tone}><div>{item.text}</div><div className="dg-quiet" style={{ fontSize: 12 }}><MomentText at={item.at} /> · {item.who}</div></li>)}
    </ol>
  )
}
