/** Guarantees that the words that offices use for classes and ticks come out as the program's own, and that an unknown word is kept and named. */
import type { CustomerCategory, PartyType } from '#shared/domain/customers.ts'
import { isPlaceholder, rawText } from '#shared/domain/imports/cell.ts'
import type { Cell, Reading } from '#shared/domain/imports/cell.ts'

const categoryWords: Readonly<Record<string, Exclude<CustomerCategory, 'unset'>>> = {
  一般: 'general', 普通: 'general', 常规: 'general', general: 'general', normal: 'general', c: 'general', b: 'general',
  重点: 'special', 特殊: 'special', 特别: 'special', 重要: 'special', 大客户: 'special', vip: 'special', special: 'special', key: 'special', a: 'special',
  潜在: 'potential', 目标: 'potential', 意向: 'potential', 潜力: 'potential', potential: 'potential', prospect: 'potential', d: 'potential',
}
/** Words that say no more than the class itself; any other is kept beside it. */
const plainCategoryWords = new Set(['一般', '重点', '潜在', 'general', 'special', 'potential'])

/** `word` is what the office wrote, when it says more than the class. */
export type CategoryReading = { readonly category: CustomerCategory; readonly word: string }

/** A customer class: `重点 `, `重点客户`, `VIP` are all special. */
export function readCategory(cell: Cell, field: string): Reading<CategoryReading> {
  const typed = rawText(cell)
  const word = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (isPlaceholder(word)) return { value: { category: 'unset', word: '' }, findings: [] }
  const core = word.replace(/(?:客户|用户|类|级|型|租户)+$/, '')
  const category = categoryWords[core] ?? categoryWords[word]
  if (category !== undefined) return { value: { category, word: plainCategoryWords.has(core) ? '' : typed.slice(0, 40) }, findings: [] }
  return { value: { category: 'unset', word: typed.slice(0, 40) }, findings: [{ code: 'category-unknown', field, facts: { word: typed.slice(0, 40) }, weight: 'notes' }] }
}

const firmEnding = /(公司|集团|厂|店|行|社|所|中心|工作室|个体工商户|经营部|事务所|银行|学校|医院|协会|合作社|分公司|ltd\.?|inc\.?|llc)[)）]?$/i

/** Whether a name and its numbers belong to a firm or a person; `unset` when neither says. */
export function partyTypeOf(name: string, creditCode: string, hasIdNumber: boolean): PartyType {
  if (creditCode !== '' || firmEnding.test(name.trim())) return 'firm'
  return hasIdNumber ? 'person' : 'unset'
}

const yes = new Set(['√', '✓', '✔', '☑', '✅', '●', '■', '◎', 'v', 'y', 'yes', 't', 'true', '是', '有', '对', '齐', '已交', '已有', '完成', 'ok', '1', '1.0', '真'])
const no = new Set(['×', '✗', '✘', '☐', '□', '○', 'x', 'n', 'no', 'f', 'false', '否', '无', '没有', '缺', '未交', '未', '0', '假', '❌'])
const outside = new Set(['不适用', '不需要', '不用', '免', '无需', 'na', 'n/a'])

/** `outside`: the document is not asked for here. */
export type Tick = 'present' | 'missing' | 'outside'

/** A tick in any of its spellings; an empty cell is a missing document. */
export function readTick(cell: Cell, field: string): Reading<Tick> {
  const typed = rawText(cell)
  const word = typed.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
  if (outside.has(word)) return { value: 'outside', findings: [] }
  if (yes.has(word) || yes.has(typed)) return { value: 'present', findings: [] }
  if (word === '' || no.has(word) || no.has(typed) || isPlaceholder(word)) return { value: 'missing', findings: [] }
  const copies = /^(\d+)(?:份|张|页|本|件)?$/.exec(word)
  if (copies !== null && Number(copies[1]) > 0) return { value: 'present', findings: [] }
  return { value: 'missing', findings: [{ code: 'tick-unclear', field, facts: { text: typed.slice(0, 40) }, weight: 'notes' }] }
}
