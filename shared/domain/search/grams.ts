/**
 * Guarantees that text is cut into the same tokens when it is stored and when it is looked for, so that a search of any length,
 * one Chinese character included, finds exactly the documents that contain it.
 *
 * Two classes of tokens. `s` short: every 1- and 2-gram. `l` long: 3-grams of runs of letters and digits, and those 4-grams that hold a digit.
 * A word of up to two signs, or of three (four with digits) letters and digits, is one token and exact; a longer word is an AND of tokens
 * that cover it, verified against the document's own lines. `k` narrows to a kind. See README.md in `main/mechanisms/search`.
 */

/** Where a document contains what was typed. */
export const searchFieldNames = ['name', 'company', 'number', 'phone', 'text', 'initials', 'spelling'] as const
export type SearchFieldName = (typeof searchFieldNames)[number]

/** What a document is found by, as people wrote it; `initials` and `spelling` are its pinyin, several readings are several entries. */
export type SearchFields = { readonly [Name in SearchFieldName]?: readonly string[] }

/** Signs of one field that are searched; what lies beyond is kept but not found. */
const maxFieldLength = 300
const maxPhoneDigits = 40
const alphanumericRun = /[a-z0-9]{3,}/g

/** Most of what an office writes has its searched form already: plain letters, digits and the common Chinese characters. */
const alreadyNormal = /^[a-z0-9\u4e00-\u9fff]*$/

/** Brings text to the form that is stored and searched: NFKC, lower case, letters and digits only. */
export function normalizeForSearch(text: string): string {
  if (alreadyNormal.test(text)) return text
  return text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '')
}

function normalizeField(name: SearchFieldName, text: string): string {
  if (name === 'phone') return text.normalize('NFKC').replace(/\D/g, '').slice(0, maxPhoneDigits)
  const plain = normalizeForSearch(text)
  return plain.length <= maxFieldLength ? plain : [...plain].slice(0, maxFieldLength).join('')
}

type Line = readonly [field: SearchFieldName, text: string]

/** The normalised, non-empty lines of a document with the field that each belongs to. */
function linesOf(fields: SearchFields): readonly Line[] {
  const lines: Line[] = []
  for (const name of searchFieldNames) {
    for (const line of new Set(fields[name]?.map((text) => normalizeField(name, text)))) if (line !== '') lines.push([name, line])
  }
  return lines
}

const holdsDigit = /\d/

function addLongTokens(run: string, tokens: Set<string>): void {
  for (let end = 3; end <= run.length; end += 1) tokens.add(`l${run.slice(end - 3, end)}`)
  for (let end = 4; end <= run.length; end += 1) {
    const gram = run.slice(end - 4, end)
    if (holdsDigit.test(gram)) tokens.add(`l${gram}`)
  }
}

function addShortTokens(line: string, tokens: Set<string>): void {
  let previous = ''
  for (const sign of line) {
    tokens.add(`s${sign}`)
    if (previous !== '') tokens.add(`s${previous}${sign}`)
    previous = sign
  }
}

function addLineTokens(name: SearchFieldName, line: string, tokens: Set<string>): void {
  for (const run of line.match(alphanumericRun) ?? []) addLongTokens(run, tokens)
  // Phones are looked for by their tail when only one or two digits are typed; the first letters of a spelling are its initials.
  if (name === 'phone') for (const size of [1, 2]) if (line.length >= size) tokens.add(`s${line.slice(-size)}`)
  if (name === 'spelling') tokens.add(`s${line.slice(0, 2)}`)
  if (name === 'phone' || name === 'spelling') return
  addShortTokens(line, tokens)
}

function kindToken(kind: string): string {
  return `k${normalizeForSearch(kind)}`
}

/**
 * What the index keeps of a document: all its tokens, separated by spaces, and the text that candidates are verified against,
 * one line a field value with its field's name before a tab.
 */
export function documentEntry(kind: string, fields: SearchFields): { readonly tokens: string; readonly verification: string } {
  const lines = linesOf(fields)
  const tokens = new Set<string>([kindToken(kind)])
  for (const [name, line] of lines) addLineTokens(name, line, tokens)
  return { tokens: [...tokens].join(' '), verification: lines.map(([name, line]) => `${name}\t${line}`).join('\n') }
}

/** The least long tokens that cover a run of three or more letters and digits. */
function coverRun(run: string): string[] {
  if (run.length === 3) return [`l${run}`]
  const starts = Array.from({ length: Math.floor(run.length / 4) }, (_, index) => index * 4)
  if (run.length % 4 !== 0) starts.push(run.length - 4)
  return starts.map((start) => run.slice(start, start + 4)).flatMap((gram) => (holdsDigit.test(gram) ? [`l${gram}`] : [`l${gram.slice(0, 3)}`, `l${gram.slice(1)}`]))
}

/** Short tokens that cover the stretches of a word that are not runs, each with the sign before it so that the seam is covered too. */
function coverStretches(word: string): string[] {
  const tokens: string[] = []
  let end = 0
  for (const run of [...word.matchAll(alphanumericRun), null]) {
    const stretch = [...word.slice(Math.max(0, end - 1), run?.index ?? word.length)]
    const fresh = end === 0 ? stretch.length : stretch.length - 1
    if (fresh > 0) {
      if (stretch.length === 1) tokens.push(`s${stretch.join('')}`)
      for (let index = 0; index < stretch.length - 1; index += 2) tokens.push(`s${stretch.slice(index, index + 2).join('')}`)
      if (stretch.length > 2 && stretch.length % 2 === 1) tokens.push(`s${stretch.slice(-2).join('')}`)
    }
    if (run !== null) end = run.index + run[0].length
  }
  return tokens
}

/** One word: the tokens that candidates hold, and what they must contain when the tokens alone are not exact. */
function planWord(word: string): { readonly tokens: readonly string[]; readonly isExact: boolean } {
  const length = [...word].length
  if (length <= 2) return { tokens: [`s${word}`], isExact: true }
  const isRun = /^[a-z0-9]+$/.test(word)
  const tokens = [...new Set([...(word.match(alphanumericRun) ?? []).flatMap(coverRun), ...(isRun ? [] : coverStretches(word))])]
  return { tokens, isExact: isRun && tokens.length === 1 }
}

/** At most this many words count; more only narrow what is already narrow. */
const maxWords = 6
const maxWordLength = 60
const wordSeparator = /[\s,，、;；]+/
/** A mobile number typed with the country's code is stored with or without it; the part that both hold is looked for. */
const chineseMobile = /^(?:00)?86(1\d{10})$/

/** The words of a typed query in the form that is searched. */
export function queryWords(typed: string): readonly string[] {
  const words = typed.slice(0, 500).normalize('NFKC').split(wordSeparator).map((word) => [...normalizeForSearch(word)].slice(0, maxWordLength).join('').replace(chineseMobile, '$1'))
  return [...new Set(words)].filter((word) => word !== '').slice(0, maxWords)
}

/** How a query is run: the full-text expression that finds candidates, and the words that they must be verified to contain. */
export type QueryPlan = { readonly expression: string; readonly verify: readonly string[] }

/** Plans a typed query: words are joined by AND, kinds by OR; null when nothing searchable was typed. Safe for any typed sign. */
export function planQuery(typed: string, kinds?: readonly string[]): QueryPlan | null {
  const words = queryWords(typed)
  if (words.length === 0 || kinds?.length === 0) return null
  const plans = words.map((word) => ({ word, ...planWord(word) }))
  const terms = [...new Set(plans.flatMap((plan) => plan.tokens))].map((token) => `"${token}"`)
  if (kinds !== undefined) terms.push(`(${kinds.map((kind) => `"${kindToken(kind)}"`).join(' OR ')})`)
  return { expression: terms.join(' AND '), verify: plans.filter((plan) => !plan.isExact).map((plan) => plan.word) }
}

/** Which fields of a document contain the typed words, read from its verification text; the strongest field of each word. */
export function matchedFields(verification: string, typed: string): readonly SearchFieldName[] {
  const lines = verification.split('\n').map((line) => line.split('\t'))
  const found = queryWords(typed).map((word) => lines.find(([, text]) => text?.includes(word) === true)?.[0])
  return searchFieldNames.filter((name) => found.includes(name))
}

/** Whether what was typed or scanned is, whole, one of the document's numbers. */
export function isExactNumber(verification: string, typed: string): boolean {
  const wanted = normalizeForSearch(typed)
  return wanted !== '' && verification.split('\n').includes(`number\t${wanted}`)
}
