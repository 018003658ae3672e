/** Guarantees that a scanner is told from a hand by the speed of its keys, whatever the input method makes of them. */

/** A key as the scanner pressed it: physical code and moment; the character is read from the code. */
export type BurstKey = { readonly code: string; readonly shift: boolean; readonly atMs: number; readonly repeat: boolean }

/** What has been heard so far. */
export type BurstState = { readonly text: string; readonly firstAtMs: number; readonly lastAtMs: number }

/** What a key means: part of typing, part of a possible scan, or the end of one. */
export type BurstVerdict =
  | { readonly kind: 'typing'; readonly state: BurstState }
  | { readonly kind: 'maybe'; readonly state: BurstState }
  | { readonly kind: 'scan'; readonly text: string; readonly state: BurstState }

export const silence: BurstState = { text: '', firstAtMs: 0, lastAtMs: Number.NEGATIVE_INFINITY }

/** A gap between two keys of one scan. Scanners need 1 to 30 ms; a quick hand 60 and more; a held key repeats at 33 and is left out by `repeat`. */
export const maxGapMs = 45
/** Shortest code that is taken for a scan; two quick keys and Enter are a hand choosing from a list. */
export const minLength = 5

const plain: Readonly<Record<string, readonly [string, string]>> = {
  Minus: ['-', '_'], Equal: ['=', '+'], Slash: ['/', '?'], Period: ['.', '>'], Comma: [',', '<'], Semicolon: [';', ':'], Quote: ["'", '"'],
  BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'], Backquote: ['`', '~'], Space: [' ', ' '],
  NumpadSubtract: ['-', '-'], NumpadAdd: ['+', '+'], NumpadDecimal: ['.', '.'], NumpadDivide: ['/', '/'], NumpadMultiply: ['*', '*'],
}
const shiftedDigits = ')!@#$%^&*('

/** The character of a physical key on the layout that scanners imitate (US), or null for a key that types nothing. */
export function characterOf(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return shift ? (shiftedDigits[Number(digit)] ?? null) : digit
  const numpad = /^Numpad(\d)$/.exec(code)?.[1]
  if (numpad !== undefined) return numpad
  return plain[code]?.[shift ? 1 : 0] ?? null
}

/** Hears one key. `scan` comes with the Enter (or Tab) that ends a fast run of at least five characters. */
export function hear(state: BurstState, key: BurstKey): BurstVerdict {
  if (key.code.startsWith('Shift')) return { kind: state.text === '' ? 'typing' : 'maybe', state: { ...state, lastAtMs: state.text === '' ? state.lastAtMs : key.atMs } }
  const quick = key.atMs - state.lastAtMs <= maxGapMs && !key.repeat
  if (key.code === 'Enter' || key.code === 'NumpadEnter') {
    return quick && state.text.length >= minLength ? { kind: 'scan', text: state.text, state: silence } : { kind: 'typing', state: silence }
  }
  const character = characterOf(key.code, key.shift)
  if (character === null || key.repeat) return { kind: 'typing', state: silence }
  if (!quick) return { kind: 'typing', state: { text: character, firstAtMs: key.atMs, lastAtMs: key.atMs } }
  return { kind: 'maybe', state: { text: state.text + character, firstAtMs: state.firstAtMs, lastAtMs: key.atMs } }
}
