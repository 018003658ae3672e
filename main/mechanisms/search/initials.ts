/** Pinyin initials of a name: the reading of a surname and the everyday reading, so that either finds the person. */
import { pinyin } from 'pinyin-pro'

const hasHan = /\p{Script=Han}/u

function initialsOf(text: string, surname: 'head' | 'off'): string {
  return pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', v: true, surname }).join('').toLowerCase()
}

/** The distinct initials of a person's or company's name; none for names without Chinese characters. */
export function nameInitials(name: string): readonly string[] {
  if (!hasHan.test(name)) return []
  const short = name.slice(0, 40)
  return [...new Set([initialsOf(short, 'off'), initialsOf(short, 'head')])]
}
