/** Small marks: states, secrecy, keys, an empty screen. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLooseText } from '#renderer/ui/use-text.ts'

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'danger'

/** A state. Colour only supports the word; it never stands alone. */
export function StatusTag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className="dg-tag" data-tone={tone}>{children}</span>
}

export type Secrecy = 'open' | 'internal' | 'secret' | 'top-secret'

/** The secrecy of a file, over its whole width. */
export function Band({ secrecy, children }: { readonly secrecy: Secrecy; readonly children?: ReactNode }) {
  const loose = useLooseText()
  return <div className="dg-band" data-secrecy={secrecy}>{loose(`secrecy.${secrecy}`)}{children}</div>
}

/** A key as it is printed on the keyboard. */
export function KeyCap({ name }: { readonly name: string }) {
  return <kbd className="dg-kbd">{name}</kbd>
}

/** An empty screen: one line that says what to do first, one key that does it. */
export function Empty({ text, keyName, label, run }: { readonly text: string; readonly keyName?: string | undefined; readonly label?: string | undefined; readonly run?: (() => void) | undefined }) {
  return (
    <div className="dg-empty" role="status">
      <p>{text}</p>
      {run !== undefined && label !== undefined && <Button type="primary" onClick={run}>{label}{keyName !== undefined && <KeyCap name={keyName} />}</Button>}
    </div>
  )
}

/** A page with a head line. */
export function Page({ title, actions, children }: { readonly title: ReactNode; readonly actions?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="dg-page">
      <header className="dg-page-head"><h1>{title}</h1><div className="dg-page-actions">{actions}</div></header>
      <div className="dg-page-body">{children}</div>
    </section>
  )
}
