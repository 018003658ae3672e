/** Guarantees that a shortcut is heard once, by the innermost part of the screen that wants it (form, open record, list, frame; among equals the one mounted last), and is listed under `?`. */
import { useEffect, useRef } from 'react'
import { chordOf, isTypingChord } from '#renderer/ui/keys/chord.ts'

export type KeyBinding = {
  /** `Ctrl+E`, `F4`, `Alt+1`, `N`, `/`, `Esc`. */
  readonly key: string
  /** What the key sheet says; without it the key is not listed. */
  readonly label?: string
  readonly run: () => void
  /** Asked at the moment of the key; false passes it on. */
  readonly when?: () => boolean
  /** Also heard while a text box has the focus, although the key would type. */
  readonly inText?: boolean
}

export type KeyGroup = 'everywhere' | 'here' | 'list' | 'form'
type Layer = { readonly group: KeyGroup; readonly depth: number; bindings: readonly KeyBinding[] }
/** Parts that are mounted together are mounted from the inside out, so the order of mounting alone does not say which is inside. */
const depthOf: Readonly<Record<KeyGroup, number>> = { everywhere: 0, here: 1, list: 1, form: 3 }
const innerDepth = 2

const layers: Layer[] = []

/** From the innermost outwards. */
function innermostFirst(): readonly Layer[] {
  return layers.toReversed().toSorted((one, other) => other.depth - one.depth)
}

/** Shortcuts while the component is mounted. Bindings may change with every render. `inner`: the component stands inside another that has shortcuts of its own, e.g. a record beside its list. */
export function useKeys(bindings: readonly KeyBinding[], options: { readonly group?: KeyGroup; readonly inner?: boolean } = {}): void {
  const group = options.group ?? 'here'
  const layer = useRef<Layer>({ group, depth: options.inner === true ? innerDepth : depthOf[group], bindings })
  useEffect(() => { layer.current.bindings = bindings })
  useEffect(() => {
    const mine = layer.current
    layers.push(mine)
    return () => { layers.splice(layers.indexOf(mine), 1) }
  }, [])
}

/** What is listed under `?` now, innermost first, each key once. */
export function listedKeys(): readonly { readonly group: KeyGroup; readonly key: string; readonly label: string }[] {
  const seen = new Set<string>()
  return innermostFirst().flatMap(({ group, bindings }) => bindings.flatMap(({ key, label }) => {
    if (label === undefined || seen.has(key)) return []
    seen.add(key)
    return [{ group, key, label }]
  }))
}

/** Whether an element takes typed text. */
export function takesText(element: Element | null): boolean {
  if (element === null) return false
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement) return true
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(element.type)
  return element instanceof HTMLElement && element.isContentEditable
}

/** A letter waits this long before it acts: a scanner's next key comes sooner, and its letters are no commands. */
const letterWaitMs = 50
let waitingLetter: { readonly timer: ReturnType<typeof setTimeout>; readonly atMs: number } | null = null

/** Runs a letter's command unless another key follows at scanner speed; the letters of such a run are dropped, all of them. */
function runLetter(event: KeyboardEvent, run: () => void): void {
  const hurried = waitingLetter !== null && event.timeStamp - waitingLetter.atMs < letterWaitMs
  if (waitingLetter !== null && hurried) clearTimeout(waitingLetter.timer)
  const timer = setTimeout(hurried ? () => undefined : run, letterWaitMs)
  waitingLetter = { timer, atMs: event.timeStamp }
}

/** Any other key at scanner speed also shows that the letter before was no command. */
function hurryWaitingLetter(event: KeyboardEvent): void {
  if (waitingLetter === null || event.key === 'Shift') return
  if (event.timeStamp - waitingLetter.atMs < letterWaitMs) clearTimeout(waitingLetter.timer)
  waitingLetter = null
}

/** Runs the binding of a key press; true when somebody took it. Key presses of an input method are never taken. */
export function runKey(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 && takesText(document.activeElement) || event.defaultPrevented) return false
  const chord = chordOf(event)
  const isLetter = chord !== null && /^[A-Z0-9]$/.test(chord)
  if (!isLetter) hurryWaitingLetter(event)
  if (chord === null) return false
  const typing = takesText(document.activeElement) && isTypingChord(chord)
  for (const { bindings } of innermostFirst()) {
    const found = bindings.find((binding) => binding.key === chord && (!typing || binding.inText === true) && (binding.when?.() ?? true))
    if (found !== undefined) {
      event.preventDefault()
      if (isLetter) runLetter(event, found.run)
      else found.run()
      return true
    }
  }
  if (isLetter) runLetter(event, () => undefined)
  return false
}

/** Listens at the window; the shell mounts it once. */
export function listenToKeys(): () => void {
  const hear = (event: KeyboardEvent) => { runKey(event) }
  window.addEventListener('keydown', hear)
  return () => window.removeEventListener('keydown', hear)
}
