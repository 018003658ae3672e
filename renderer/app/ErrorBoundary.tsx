/** Guarantees that a fault of a page shows a reference and a way on, never a stack, and leaves the frame alive. */
import { Button } from 'antd'
import { Component } from 'react'
import type { ReactNode } from 'react'
import { localReference } from '#renderer/rpc/trouble.ts'
import { useText } from '#renderer/ui/use-text.ts'

type State = { readonly reference: string | null }

function FaultPage({ reference, again }: { readonly reference: string; readonly again: () => void }) {
  const t = useText()
  return (
    <div className="dg-empty" role="alert">
      <p>{t('shell.fault-title')}</p>
      <span>{t('shell.fault-text')}</span>
      <strong className="dg-number">{t('shell.fault-reference', { reference })}</strong>
      <Button type="primary" onClick={again}>{t('shell.fault-reload')}</Button>
    </div>
  )
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { reference: null }
  static getDerivedStateFromError(error: unknown): State {
    return { reference: localReference(error) }
  }
  override render(): ReactNode {
    const { reference } = this.state
    return reference === null ? this.props.children : <FaultPage reference={reference} again={() => this.setState({ reference: null })} />
  }
}
