/** The quiet line that says what was done, and the ten seconds in which Ctrl+Z opens its correction. */
import { useAnnouncements } from '#renderer/state/announcements.ts'
import { takesText, useKeys } from '#renderer/ui/keys/key-bindings.ts'
import { useText } from '#renderer/ui/use-text.ts'

/** Text in the box with the focus keeps Ctrl+Z for itself. */
function boxHoldsText(): boolean {
  const focused = document.activeElement
  return takesText(focused) && (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) && focused.value !== ''
}

export function AnnounceLine() {
  const t = useText()
  const said = useAnnouncements((state) => state.current)
  const clear = useAnnouncements((state) => state.clear)
  const correct = () => {
    if (said?.correct === undefined || performance.now() > said.untilMs) return
    clear(said.id)
    said.correct()
  }
  useKeys([{ key: 'Ctrl+Z', run: correct, when: () => said?.correct !== undefined && !boxHoldsText() }], { group: 'form' })
  return (
    <div aria-live="polite" role="status">
      {said !== null && <div className="dg-announce" data-tone={said.tone}>{said.text}{said.correct !== undefined && <button type="button" className="dg-linkbutton" onClick={correct}>{t('form.correct-hint')}</button>}</div>}
    </div>
  )
}
