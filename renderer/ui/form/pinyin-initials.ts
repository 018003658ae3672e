/** Finds choices by the first letters of their pinyin, without a dictionary: the browser's own pinyin order is enough. */
import type { Choice } from '#renderer/ui/form/fields.ts'

/** The first character of each letter in pinyin order; a character belongs to the last boundary that is not after it. */
const boundaries = [
  ['a', '阿'], ['b', '八'], ['c', '嚓'], ['d', '哒'], ['e', '妸'], ['f', '发'], ['g', '旮'], ['h', '哈'], ['j', '讥'], ['k', '咔'], ['l', '垃'], ['m', '痳'],
  ['n', '拏'], ['o', '噢'], ['p', '妑'], ['q', '七'], ['r', '呥'], ['s', '扨'], ['t', '它'], ['w', '穵'], ['x', '夕'], ['y', '丫'], ['z', '帀'],
] as const

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const hanCharacter = /\p{Script=Han}/u

/** `访客登记` -> `fkdj`; letters and digits stay, everything else is left out. One reading per character. */
export function pinyinInitials(label: string): string {
  return [...label].map(initialOf).join('')
}

function initialOf(character: string): string {
  if (/[a-z0-9]/i.test(character)) return character.toLowerCase()
  if (!hanCharacter.test(character)) return ''
  let found = ''
  for (const [letter, first] of boundaries) {
    if (collator.compare(first, character) > 0) break
    found = letter
  }
  return found
}

/** Choices that match what was typed, best first: whole label, label start, initials start, position number, label part, initials part. */
export function matchChoices(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return choices
  const scored = choices.map((choice, index) => ({ choice, index, score: scoreOf(choice, index, wanted) })).filter((entry) => entry.score > 0)
  return scored.toSorted((one, other) => other.score - one.score || one.index - other.index).map((entry) => entry.choice)
}

function scoreOf(choice: Choice, index: number, wanted: string): number {
  const label = choice.label.toLowerCase()
  const initials = choice.initials ?? pinyinInitials(choice.label)
  if (label === wanted) return 6
  if (label.startsWith(wanted)) return 5
  if (initials.startsWith(wanted)) return 4
  if (wanted === String(index + 1)) return 3
  if (label.includes(wanted)) return 2
  return initials.includes(wanted) ? 1 : 0
}
