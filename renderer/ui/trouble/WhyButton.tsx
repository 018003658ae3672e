/** 依据: opens the steps by which something was computed, each with its clause. */
import { Popover } from 'antd'
import { useText } from '#renderer/ui/use-text.ts'
import { ClauseLink } from '#renderer/ui/trouble/ClauseLink.tsx'

export type WhyStep = { readonly label: string; readonly value?: string | undefined; readonly clause?: string | undefined }

export function WhyButton({ title, steps }: { readonly title?: string; readonly steps: readonly WhyStep[] }) {
  const t = useText()
  const content = (
    <ol style={{ margin: 0, paddingLeft: 18, maxWidth: 420 }}>
      {steps.map((step) => <li key={`${step.label}-${step.value ?? ''}`}>{step.label}{step.value !== undefined && <strong className="dg-number"> {step.value}</strong>}{step.clause !== undefined && <> <ClauseLink clause={step.clause} /></>}</li>)}
    </ol>
  )
  return <Popover trigger="click" title={title ?? t('common.why')} content={content} placement="bottomLeft"><button type="button" className="dg-why">{t('common.why')}</button></Popover>
}
