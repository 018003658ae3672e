/** The only question that stands over a page: yes or no. */
import { Button } from 'antd'
import { createRoot } from 'react-dom/client'
import { useCallback } from 'react'
import { Overlay } from '#renderer/ui/overlay/Overlay.tsx'
import { KeyCap } from '#renderer/ui/show/marks.tsx'
import { ThemeFrame } from '#renderer/ui/theme/ThemeFrame.tsx'
import { useText } from '#renderer/ui/use-text.ts'

export type Question = { readonly title: string; readonly text?: string; readonly yes?: string; readonly no?: string; readonly danger?: boolean }

function QuestionSheet({ question, answer }: { readonly question: Question; readonly answer: (yes: boolean) => void }) {
  const t = useText()
  return (
    <Overlay label={question.title} className="dg-sheet" onClose={() => answer(false)}>
      <div onKeyDown={(event) => { if (event.key === 'y' || event.key === 'Y') answer(true); if (event.key === 'n' || event.key === 'N') answer(false) }} className="dg-stack" style={{ maxWidth: 460 }}>
        <h2>{question.title}</h2>
        {question.text !== undefined && <p>{question.text}</p>}
        <div className="dg-row">
          <Button data-first="true" type="primary" danger={question.danger === true} onClick={() => answer(true)}>{question.yes ?? t('common.yes')}<KeyCap name="Y" /></Button>
          <Button onClick={() => answer(false)}>{question.no ?? t('common.no')}<KeyCap name="N" /></Button>
        </div>
      </div>
    </Overlay>
  )
}

/** Asks and waits: true for yes; Esc and a click beside it are no. */
export function ask(question: Question): Promise<boolean> {
  const holder = document.body.appendChild(document.createElement('div'))
  const root = createRoot(holder)
  return new Promise((resolve) => {
    root.render(<ThemeFrame><QuestionSheet question={question} answer={(yes) => { root.unmount(); holder.remove(); resolve(yes) }} /></ThemeFrame>)
  })
}

export function useConfirm(): (question: Question) => Promise<boolean> {
  return useCallback((question) => ask(question), [])
}
