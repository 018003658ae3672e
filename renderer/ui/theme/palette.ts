/** The colours of the desk, light and dark, each pair checked for AA contrast by a test; the only place where a colour is written. */
export type Palette = {
  readonly canvas: string; readonly surface: string; readonly sunken: string; readonly raised: string
  readonly line: string; readonly lineStrong: string
  readonly text: string; readonly textQuiet: string; readonly placeholder: string
  readonly accent: string; readonly accentHover: string; readonly onAccent: string; readonly accentText: string; readonly accentSoft: string
  readonly selected: string; readonly hover: string; readonly filled: string; readonly focus: string
  readonly ok: string; readonly okSoft: string; readonly warn: string; readonly warnSoft: string; readonly danger: string; readonly dangerSoft: string
  readonly dangerSolid: string; readonly rail: string; readonly railText: string; readonly railActive: string; readonly shadow: string
}

export const light: Palette = {
  canvas: '#f3f4f4', surface: '#ffffff', sunken: '#eceeee', raised: '#ffffff',
  line: '#dde1e1', lineStrong: '#b4bcbd',
  text: '#1b2122', textQuiet: '#4d585a', placeholder: '#667274',
  accent: '#0b5d5e', accentHover: '#0a4e4f', onAccent: '#ffffff', accentText: '#0b5d5e', accentSoft: '#e2efee',
  selected: '#d6e8e7', hover: '#f0f4f4', filled: '#e8f3f1', focus: '#0b7d7e',
  ok: '#1d6439', okSoft: '#e3f1e7', warn: '#7a5000', warnSoft: '#faf0d9', danger: '#a52019', dangerSoft: '#fae8e6',
  dangerSolid: '#b3261e', rail: '#e9ecec', railText: '#39444a', railActive: '#ffffff', shadow: '0 6px 24px rgba(20, 30, 32, 0.16)',
}

export const dark: Palette = {
  canvas: '#121617', surface: '#191f20', sunken: '#141a1b', raised: '#20282a',
  line: '#2c3638', lineStrong: '#4a585a',
  text: '#e2e7e7', textQuiet: '#a8b4b5', placeholder: '#8c999b',
  accent: '#1c7472', accentHover: '#23827f', onAccent: '#ffffff', accentText: '#63bdb7', accentSoft: '#16302f',
  selected: '#1b3b3b', hover: '#1f2829', filled: '#17302e', focus: '#4fb3ae',
  ok: '#7fc997', okSoft: '#17301f', warn: '#e0b566', warnSoft: '#33290f', danger: '#f0938b', dangerSoft: '#3b1c1a',
  dangerSolid: '#b3362e', rail: '#151b1c', railText: '#b4c0c1', railActive: '#222c2d', shadow: '0 8px 28px rgba(0, 0, 0, 0.55)',
}

/** `canvas` -> `--dg-canvas`, `lineStrong` -> `--dg-line-strong`. */
export function cssVariables(palette: Palette): string {
  return Object.entries(palette).map(([name, value]) => `--dg-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}: ${value};`).join(' ')
}
