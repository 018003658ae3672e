import { describe, expect, it } from 'vitest'
import { folderVerdicts } from '#shared/contract/session.ts'
import { texts } from '#shared/text/index.ts'
import { onePerLine, readSources, withoutComments } from '#tests/architecture/source-tree.ts'

const code = readSources(['main', 'shared', 'renderer']).filter((file) => !file.path.startsWith('shared/text/'))
const allCode = code.map((file) => withoutComments(file.text)).join('\n')
const keys = Object.keys(texts)
const sentences: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = texts

/** Codes that a refusal carries, those of its remedies, and the faults that have names. */
function codesInUse(): { refusals: Set<string>; remedies: Set<string>; faults: Set<string> } {
  const remedies = new Set([...allCode.matchAll(/remedy: \{ code: '([a-z0-9.-]+)'/g)].map((match) => match[1] ?? ''))
  const withoutRemedies = allCode.replaceAll(/remedy: \{ code: '[a-z0-9.-]+'/g, '')
  const refusals = new Set([...withoutRemedies.matchAll(/\bcode: '([a-z][a-z0-9-]*\.[a-z0-9.-]+)'/g)].map((match) => match[1] ?? ''))
  for (const verdict of folderVerdicts) if (verdict !== 'empty') refusals.add(`session.folder-${verdict}`)
  const faults = new Set([...allCode.matchAll(/(?:super|new \w*Fault)\('([a-z][a-z-]+)', /g)].map((match) => match[1] ?? ''))
  return { refusals, remedies, faults }
}

const used = codesInUse()
/** Beginnings of keys that are put together at run time: `refusal.${code}`. */
const runTimeBeginnings = [...allCode.matchAll(/`([a-z][a-zA-Z0-9-]*\.[a-zA-Z0-9.-]*)\$\{/g)].map((match) => match[1] ?? '').filter((beginning) => !/^(refusal|remedy|fault)\.$/.test(beginning))

describe('visible sentences', () => {
  it('explain every refusal, every remedy and every named fault in both languages', () => {
    expect(used.refusals.size).toBeGreaterThan(10)
    expect(onePerLine([...used.refusals].filter((key) => !keys.includes(`refusal.${key}`))), 'refusals without a sentence').toBe('')
    expect(onePerLine([...used.remedies].filter((key) => !keys.includes(`remedy.${key}`))), 'remedies without a sentence').toBe('')
    expect(onePerLine([...used.faults].filter((key) => !keys.includes(`fault.${key}`))), 'faults without a sentence').toBe('')
  })

  it('are all shown somewhere', () => {
    const isAlive = (key: string) => {
      if (allCode.includes(`'${key}'`) || runTimeBeginnings.some((beginning) => key.startsWith(beginning))) return true
      const [kind, ...rest] = key.split('.')
      const codes = kind === 'refusal' ? used.refusals : kind === 'remedy' ? used.remedies : kind === 'fault' ? used.faults : null
      return codes?.has(rest.join('.')) === true
    }
    expect(onePerLine(keys.filter((key) => !isAlive(key)))).toBe('')
  })

  it('name the same things in both languages, and are written by hand in both', () => {
    const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].toSorted()
    for (const [key, { zh, en }] of Object.entries(sentences)) {
      expect(placeholders(en), `${key} has the same facts`).toEqual(placeholders(zh))
      expect(zh.trim(), `${key} has a Chinese sentence`).not.toBe('')
      expect(en, `${key} is English`).not.toMatch(/[\u4e00-\u9fff]{2}/)
    }
  })

  it('come from the tables: no screen holds a sentence of its own', () => {
    const screens = code.filter((file) => file.path.startsWith('renderer/'))
    const chinese = /[\u4e00-\u9fff]/
    const own = screens.flatMap((file) => withoutComments(file.text).split('\n').filter((line) => chinese.test(line) && !/new RegExp|\/[^/]*[\u4e00-\u9fff][^/]*\/[a-z]*|words: /.test(line)).map((line) => `${file.path}: ${line.trim().slice(0, 100)}`))
    expect(onePerLine(own)).toBe('')
  })
})
