import { describe, expect, it } from 'vitest'
import { folderVerdicts } from '#shared/contract/session.ts'
import { texts } from '#shared/text/index.ts'
import { onePerLine, readSources, withoutComments } from '#tests/architecture/source-tree.ts'

const code = readSources(['main', 'shared', 'renderer']).filter((file) => !file.path.startsWith('shared/text/'))
const allCode = code.map((file) => withoutComments(file.text)).join('\n')
/** Every name that stands between two single quotes anywhere; looking each key up in the whole code would take longer than a test may. */
const quoted = new Set([...allCode.matchAll(/'(?=([\w.-]+)')/g)].map((match) => match[1]))
const keys = Object.keys(texts)
const sentences: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = texts

/** A template literal as a pattern: `refusal.${code}` matches every key that it could become. */
function patternOf(template: string): RegExp {
  return new RegExp(`^${template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.')).join('[\\w.-]+')}$`)
}
const built = [...allCode.matchAll(/`([a-z][\w-]*\.(?:[\w.-]|\$\{[^`}]*\})*\$\{[^`}]*\}[\w.-]*)`/g)].map((match) => match[1] ?? '').filter((template) => !/^(refusal|remedy|notice|warning|fault)\.\$\{[^}]*\}$/.test(template)).map(patternOf)

/** Kinds of sentences that belong to a code: what was refused, what helps, what was marked, what was warned of. */
const codeKinds = ['refusal', 'remedy', 'notice', 'warning'] as const

/** Codes that rules and services give, those of remedies among them, and the faults that have names. */
function codesInUse(): { codes: Set<string>; remedies: Set<string>; faults: Set<string> } {
  const rules = code.filter((file) => !file.path.startsWith('renderer/')).map((file) => withoutComments(file.text)).join('\n')
  const codes = new Set([...rules.matchAll(/\bcode: '([a-z][a-z0-9-]*\.[a-z0-9.-]+)'/g)].map((match) => match[1] ?? ''))
  const remedies = new Set([...rules.matchAll(/remedy: \{ code: '([a-z0-9.-]+)'/g)].map((match) => match[1] ?? ''))
  for (const verdict of folderVerdicts) if (verdict !== 'empty') codes.add(`session.folder-${verdict}`)
  const faults = new Set([...rules.matchAll(/(?:super|new \w*Fault)\('([a-z][a-z-]+)', /g)].map((match) => match[1] ?? ''))
  return { codes, remedies, faults }
}

const used = codesInUse()

describe('visible sentences', () => {
  it('explain every refusal, remedy, mark and warning, and every fault that has a name, in both languages', () => {
    expect(used.codes.size).toBeGreaterThan(40)
    expect(onePerLine([...used.codes].filter((each) => !codeKinds.some((kind) => keys.includes(`${kind}.${each}`)))), 'codes without a sentence').toBe('')
    expect(onePerLine([...used.remedies].filter((each) => !keys.includes(`remedy.${each}`))), 'remedies without a sentence').toBe('')
    expect(onePerLine([...used.faults].filter((each) => !keys.includes(`fault.${each}`))), 'faults without a sentence').toBe('')
  })

  it('are all shown somewhere', () => {
    const isAlive = (key: string) => {
      if (quoted.has(key) || built.some((pattern) => pattern.test(key))) return true
      const [kind = '', ...rest] = key.split('.')
      const name = rest.join('.')
      if (kind === 'fault') return used.faults.has(name)
      return codeKinds.some((each) => each === kind) && (quoted.has(name) || built.some((pattern) => pattern.test(name)))
    }
    expect(onePerLine(keys.filter((key) => !isAlive(key)))).toBe('')
  })

  it('name the same things in both languages, and are written by hand in both', () => {
    const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted()
    for (const [key, { zh, en }] of Object.entries(sentences)) {
      expect(placeholders(en), `${key} has the same facts`).toEqual(placeholders(zh))
      expect(zh.trim(), `${key} has a Chinese sentence`).not.toBe('')
      // A sample of what may be typed stays as clerks type it.
      if (!key.endsWith('placeholder')) expect(en, `${key} is English`).not.toMatch(/[\u4e00-\u9fff]{2}/)
    }
  })

  it('come from the tables: no screen holds a sentence of its own', () => {
    // What people type is read in their words; a language is called by its own name.
    const screens = code.filter((file) => file.path.startsWith('renderer/') && !/^renderer\/ui\/form\/(pinyin-initials|read-field)\.ts$/.test(file.path))
    const chinese = /[\u4e00-\u9fff]/
    const own = screens.flatMap((file) => withoutComments(file.text).replaceAll(`'中文'`, '').split('\n').filter((line) => chinese.test(line) && !/new RegExp|\/[^/]*[\u4e00-\u9fff][^/]*\/[a-z]*|words: /.test(line)).map((line) => `${file.path}: ${line.trim().slice(0, 100)}`))
    expect(onePerLine(own)).toBe('')
  })
})
