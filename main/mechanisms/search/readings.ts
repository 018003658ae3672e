/** Pinyin of names: the surname's reading, the everyday reading and the other readings of the first character, so that each finds the person. */
import { pinyin } from 'pinyin-pro'

/** Initials (`wxm`) and full spellings (`wangxiaoming`) of a name, each reading once. */
export type Readings = { readonly initials: readonly string[]; readonly spellings: readonly string[] }

const hasHan = /\p{Script=Han}/u
const maxReadings = 4
const maxNameLength = 40
const noReadings: Readings = { initials: [], spellings: [] }
const base = { toneType: 'none', type: 'array', v: true } as const

function toReadings(syllables: readonly (readonly string[])[]): Readings {
  const kept = syllables.slice(0, maxReadings)
  const initials = kept.map((reading) => reading.map((syllable) => [...syllable][0] ?? '').join(''))
  return { initials: [...new Set(initials)], spellings: [...new Set(kept.map((reading) => reading.join('')))] }
}

/** Readings of a person's name (单 is shan and dan); none for names without Chinese characters. */
export function personReadings(name: string): Readings {
  if (!hasHan.test(name)) return noReadings
  const short = [...name].slice(0, maxNameLength)
  const text = short.join('')
  const everyday = pinyin(text, { ...base, surname: 'off' })
  const others = pinyin(short[0] ?? '', { ...base, multiple: true }).map((first) => [first, ...everyday.slice(1)])
  return toReadings([pinyin(text, { ...base, surname: 'head' }), everyday, ...others])
}

/** Initials of a company's name: the surname rule would misread 重庆银行, and nobody spells a company out. */
export function companyReadings(name: string): Readings {
  if (!hasHan.test(name)) return noReadings
  return { initials: toReadings([pinyin([...name].slice(0, maxNameLength).join(''), { ...base, surname: 'off' })]).initials, spellings: [] }
}
