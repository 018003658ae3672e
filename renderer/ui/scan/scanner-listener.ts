/** Hears a scanner whatever has the focus and with the input method on: what it typed is taken back out of the box, and the code is given out. */
import { giveScan } from '#renderer/state/scans.ts'
import { hear, silence } from '#renderer/ui/scan/burst.ts'
import type { BurstState } from '#renderer/ui/scan/burst.ts'

type TextBox = HTMLInputElement | HTMLTextAreaElement
type Snapshot = { readonly box: TextBox; readonly value: string; readonly start: number | null; readonly end: number | null }

/** How long a composition that the scan started may take to end before the box is put right anyway. */
const settleMs = 30

function snapshotOf(element: Element | null): Snapshot | null {
  if (!(element instanceof HTMLInputElement) && !(element instanceof HTMLTextAreaElement)) return null
  try {
    return { box: element, value: element.value, start: element.selectionStart, end: element.selectionEnd }
  } catch {
    return { box: element, value: element.value, start: null, end: null }
  }
}

/** Writes a value so that React hears it as typing. */
function writeValue(box: TextBox, value: string): void {
  const prototype = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(box, value)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

function restore({ box, value, start, end }: Snapshot): void {
  if (!box.isConnected || box.value === value) return
  writeValue(box, value)
  if (start !== null) box.setSelectionRange(start, end)
}

/** Listens until the returned function is called. `now` is the event's own time, so a busy page does not stretch a scan. */
export function listenToScanner(give: (text: string) => unknown = giveScan): () => void {
  let state: BurstState = silence
  let before: Snapshot | null = null
  let composing = false

  function hearKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.getModifierState('AltGraph')) { state = silence; return }
    const wasSilent = state
    const verdict = hear(state, { code: event.code, shift: event.shiftKey, atMs: event.timeStamp, repeat: event.repeat })
    state = verdict.state
    // A run begins with a key that was slow in coming; the box as it stood then is what a scan must leave behind.
    if (verdict.kind === 'typing' && state !== wasSilent && state.text.length === 1) before = snapshotOf(document.activeElement)
    if (verdict.kind === 'scan') take(event, verdict.text)
  }
  function take(event: KeyboardEvent, text: string): void {
    event.preventDefault()
    event.stopImmediatePropagation()
    const left = before
    before = null
    if (left === null) { give(text); return }
    if (composing) {
      // The input method still holds the letters: taking the focus away ends its composition, then the box is put right.
      left.box.blur()
      setTimeout(() => { restore(left); left.box.focus(); give(text) }, settleMs)
      return
    }
    restore(left)
    give(text)
  }
  const started = () => { composing = true }
  const ended = () => { composing = false }
  window.addEventListener('keydown', hearKey, true)
  window.addEventListener('compositionstart', started, true)
  window.addEventListener('compositionend', ended, true)
  return () => {
    window.removeEventListener('keydown', hearKey, true)
    window.removeEventListener('compositionstart', started, true)
    window.removeEventListener('compositionend', ended, true)
  }
}
