/** Names a key press by its physical key, so that shortcuts work with any layout and with the input method on. */

/** The parts of a keyboard event that a chord is read from. */
export type KeyPress = {
  readonly code: string
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly metaKey: boolean
  readonly getModifierState?: (name: 'AltGraph') => boolean
}

const codeNames: Readonly<Record<string, string>> = {
  Escape: 'Esc', ArrowUp: 'Up', ArrowDown: 'Down', ArrowLeft: 'Left', ArrowRight: 'Right', NumpadEnter: 'Enter', Slash: '/', Space: 'Space', BracketLeft: '[', BracketRight: ']',
}

/** `Ctrl+Shift+L`, `Alt+1`, `F2`, `J`, `/`, `?`, `+`; null for a bare modifier and for AltGr, which types a character. */
export function chordOf(event: KeyPress): string | null {
  if (event.getModifierState?.('AltGraph') === true) return null
  if ((event.key === '?' || event.key === '+') && !event.ctrlKey && !event.altKey && !event.metaKey) return event.key
  const name = nameOf(event.code)
  if (name === null) return null
  const control = event.ctrlKey || event.metaKey
  return [control ? 'Ctrl+' : '', event.altKey ? 'Alt+' : '', event.shiftKey ? 'Shift+' : '', name].join('')
}

function nameOf(code: string): string | null {
  if (/^(Control|Alt|Shift|Meta|OS)/.test(code) || code === '' || code === 'CapsLock') return null
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  return letter ?? digit ?? codeNames[code] ?? code
}

/** Whether a chord would type something when a text box has the focus. */
export function isTypingChord(chord: string): boolean {
  return !/^(Ctrl|Alt)\+/.test(chord) && !/^F\d{1,2}$/.test(chord) && chord !== 'Esc'
}
