/**
 * Guarantees that text is cut into the same tokens when it is stored and when it is looked for, so that a search of any length,
 * one Chinese character included, finds exactly the documents that contain it.
 */

/** Brings text to the form that is stored and searched: NFKC, lower case, letters and digits only. */
export function normalizeForSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
}

/** What a document is found by. All fields as people wrote them. */
export type SearchFields = {
  /** Names, companies, numbers, places, titles. */
  readonly texts: readonly string[]
  /** Pinyin initials of the names, as `pinyin-pro` reads them; several readings are several entries. */
  readonly initials: readonly string[]
  readonly phones: readonly string[]
}

const maxTextLength = 300
const digitsOnly = /^\d+$/
const lettersOnly = /^[a-z]+$/

function gramsOf(text: string, size: number): string[] {
  const signs = [...text]
  return signs.length < size ? [] : signs.slice(0, signs.length - size + 1).map((_, index) => signs.slice(index, index + size).join(''))
}

/** Digits of a phone as dialled. */
function phoneDigits(phone: string): string {
  return phone.normalize('NFKC').replace(/\D/g, '').slice(0, 40)
}

/** The normalised fields, one a line: what a candidate is verified against. */
export function verificationText(fields: SearchFields): string {
  const texts = fields.texts.map((text) => normalizeForSearch(text).slice(0, maxTextLength))
  return [...new Set([...texts, ...fields.initials.map(normalizeForSearch), ...fields.phones.map(phoneDigits)])].filter((line) => line !== '').join('\n')
}

/**
 * All tokens of a document, separated by spaces. Class letters: `a` 1- and 2-grams of texts, `y` 1- to 3-grams of initials,
 * `p` 3- and 4-grams of phones and their tails of one and two digits.
 */
export function documentTokens(fields: SearchFields): string {
  const tokens = new Set<string>()
  for (const text of fields.texts) {
    const plain = normalizeForSearch(text).slice(0, maxTextLength)
    for (const size of [1, 2]) for (const gram of gramsOf(plain, size)) tokens.add(`a${gram}`)
  }
  for (const initials of fields.initials.map(normalizeForSearch)) {
    for (const size of [1, 2, 3]) for (const gram of gramsOf(initials, size)) tokens.add(`y${gram}`)
  }
  for (const phone of fields.phones.map(phoneDigits)) {
    for (const size of [3, 4]) for (const gram of gramsOf(phone, size)) tokens.add(`p${gram}`)
    for (const size of [1, 2]) if (phone.length >= size) tokens.add(`p${phone.slice(-size)}`)
  }
  return [...tokens].join(' ')
}

/** One word of a query: the expression that finds candidates, and what they must contain if the expression alone is not exact. */
export type QueryWord = { readonly expression: string; readonly verify: string | null }

/** The least tokens of `size` that cover a word: side by side, the last one flush with the end. */
function cover(letter: string, word: string, size: number): string {
  const signs = [...word]
  if (signs.length <= size) return `"${letter}${word}"`
  const grams: string[] = []
  for (let index = 0; index + size <= signs.length; index += size) grams.push(signs.slice(index, index + size).join(''))
  if (signs.length % size !== 0) grams.push(signs.slice(-size).join(''))
  return `(${[...new Set(grams)].map((gram) => `"${letter}${gram}"`).join(' AND ')})`
}

/** Plans one word: short words are one exact token, longer ones a cover that is verified. */
function planWord(word: string): QueryWord {
  const length = [...word].length
  const alternatives = [{ expression: cover('a', word, 2), exact: length <= 2 }]
  if (lettersOnly.test(word)) alternatives.push({ expression: cover('y', word, 3), exact: length <= 3 })
  if (digitsOnly.test(word)) alternatives.push({ expression: length < 4 ? `"p${word}"` : cover('p', word, 4), exact: length <= 4 })
  const isExact = alternatives.every((alternative) => alternative.exact)
  return { expression: alternatives.length === 1 ? (alternatives[0]?.expression ?? '') : `(${alternatives.map((alternative) => alternative.expression).join(' OR ')})`, verify: isExact ? null : word }
}

/** At most this many words count; more only narrow what is already narrow. */
const maxWords = 6

/** Plans a typed query: words are joined by AND; null when nothing searchable was typed. Safe for any typed sign. */
export function planQuery(typed: string): { readonly expression: string; readonly verify: readonly string[] } | null {
  const words = typed.normalize('NFKC').split(/\s+/).map((word) => normalizeForSearch(word).slice(0, 60)).filter((word) => word !== '').slice(0, maxWords)
  if (words.length === 0) return null
  const plans = words.map(planWord)
  return { expression: plans.map((plan) => plan.expression).join(' AND '), verify: plans.flatMap((plan) => (plan.verify === null ? [] : [plan.verify])) }
}
