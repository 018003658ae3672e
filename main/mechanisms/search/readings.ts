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

/** Answers remembered, so that a list of thousands asks the dictionary once for a name that many bear. */
const remembered = 4_000

/** Keeps the newest answers; names are looked up again within one list or not at all, so no order of use is kept. */
function remember(read: (text: string) => Readings): (text: string) => Readings {
  const answers = new Map<string, Readings>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    if (answers.size >= remembered) answers.clear()
    const fresh = read(text)
    answers.set(text, fresh)
    return fresh
  }
}

/** Readings of a person's name (单 is shan and dan); none for names without Chinese characters. */
export const personReadings = remember((name) => {
  if (!hasHan.test(name)) return noReadings
  const short = [...name].slice(0, maxNameLength)
  const text = short.join('')
  const everyday = pinyin(text, { ...base, surname: 'off' })
  const others = firstReadings(short[0] ?? '').map((first) => [first, ...everyday.slice(1)])
  return toReadings([pinyin(text, { ...base, surname: 'head' }), everyday, ...others])
})

const readingsOfSigns = new Map<string, readonly string[]>()

/** Every reading of one sign; there are some thousands of them. */
function firstReadings(sign: string): readonly string[] {
  const known = readingsOfSigns.get(sign)
  if (known !== undefined) return known
  const readings = pinyin(sign, { ...base, multiple: true })
  readingsOfSigns.set(sign, readings)
  return readings
}

/** Initials of a company's name: the surname rule would misread 重庆银行, and nobody spells a company out. */
export const companyReadings = remember((name) => {
  if (!hasHan.test(name)) return noReadings
  return { initials: toReadings([pinyin([...name].slice(0, maxNameLength).join(''), { ...base, surname: 'off' })]).initials, spellings: [] }
})
