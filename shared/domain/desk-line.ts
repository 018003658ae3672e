/** Guarantees that one line of typed words becomes a visit or a call with its request, and that every word of it is kept somewhere. */
import type { CaseKind } from '#shared/domain/cases.ts'

/** What a line can ask for; a follow-up is the office's own promise. */
type SpokenCaseKind = Exclude<CaseKind, 'follow-up'>

export type DeskLine = {
  /** `visit` when somebody is asked for (找 李经理) or the line says so; else a call that becomes a case. */
  readonly what: 'visit' | 'case'
  readonly caseKind: SpokenCaseKind
  readonly person: string
  readonly phone: string
  readonly company: string
  /** Whom to see. */
  readonly host: string
  readonly people: number
  /** Purpose of the visit, or content of the case. */
  readonly words: string
}

/** What the person has chosen over what the line seems to be. */
export type DeskLineChoice = 'as-read' | 'visit' | 'case'

const phoneWord = /^\+?[\d()（）-]{7,20}(?:转\d{1,6})?$/
/** 找李经理, 拜访李经理; not 找不到, 找回, 找到. In English the word stands alone: see Li. */
const hostWord = /^(?:来?找(?![不到回])|拜访|约见)(.{1,12})$/
const bareHostWord = /^(?:来?找|拜访|约见|sees?)$/i
const peopleWord = /^(\d{1,3})人$/
const companyWord = /(?:公司|集团|银行|物业|事务所|中心|学校|医院|商行|厂|店|局|委|所|部)$/
const leadingKinds: Readonly<Record<string, { readonly what: 'visit' | 'case'; readonly caseKind: SpokenCaseKind }>> = {
  来访: { what: 'visit', caseKind: 'request' }, 来电: { what: 'case', caseKind: 'request' }, 诉求: { what: 'case', caseKind: 'request' },
  投诉: { what: 'case', caseKind: 'complaint' }, 报修: { what: 'case', caseKind: 'repair' },
  visit: { what: 'visit', caseKind: 'request' }, call: { what: 'case', caseKind: 'request' }, request: { what: 'case', caseKind: 'request' },
  complaint: { what: 'case', caseKind: 'complaint' }, repair: { what: 'case', caseKind: 'repair' },
}
const complaintWords = /投诉|不满|态度差|太吵|扰民/
const repairWords = /报修|维修|漏水|漏电|停电|跳闸|堵塞|堵了|坏了|不亮|不制冷|打不开/

function digitsOf(word: string): number {
  return word.replaceAll(/\D/g, '').length
}

/** Reads a line such as `王小明 13800004321 找李经理 面试` or `王小明 水管漏水`. Words that it does not know are purpose or content. */
export function readDeskLine(typed: string, choice: DeskLineChoice = 'as-read'): DeskLine {
  const words = typed.normalize('NFKC').split(/[\s,，;；、]+/).filter((word) => word !== '')
  const led = words.length > 1 ? leadingKinds[(words[0] ?? '').toLowerCase()] : undefined
  const rest = led === undefined ? words : words.slice(1)
  const found = { person: '', phone: '', company: '', host: '', people: 1 }
  const kept: string[] = []
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? ''
    const host = hostWord.exec(word)?.[1] ?? (bareHostWord.test(word) ? rest[at + 1] : undefined)
    const people = peopleWord.exec(word)?.[1]
    if (found.phone === '' && phoneWord.test(word) && digitsOf(word) >= 7) found.phone = word
    else if (found.host === '' && host !== undefined && (kept.length === 0 || hostWord.test(word))) { found.host = host; if (bareHostWord.test(word)) at += 1 }
    else if (found.people === 1 && people !== undefined && Number(people) > 0) found.people = Number(people)
    else if (found.person === '' && kept.length === 0 && word.length <= 30) found.person = word
    else if (found.company === '' && kept.length === 0 && word.length >= 3 && companyWord.test(word)) found.company = word
    else kept.push(word)
  }
  const text = kept.join(' ')
  const what = choice === 'as-read' ? (led?.what ?? (found.host === '' ? 'case' : 'visit')) : choice
  const guessed = complaintWords.test(text) ? 'complaint' : repairWords.test(text) ? 'repair' : 'request'
  // What the other choice has no place for goes back into the words: a leading 投诉, a host, a head count.
  const ledAway = led === undefined || led.what === what ? '' : (words[0] ?? '')
  const asContent = [ledAway, text, found.host === '' ? '' : /^[\u0020-\u024F]+$/.test(found.host) ? `see ${found.host}` : `找${found.host}`, found.people === 1 ? '' : `${String(found.people)}人`].filter((part) => part !== '').join(' ')
  return { ...found, what, caseKind: led?.what === 'case' && led.caseKind !== 'request' ? led.caseKind : guessed, words: what === 'visit' ? [ledAway, text].filter((part) => part !== '').join(' ') : asContent, ...(what === 'case' ? { host: '', people: 1 } : {}) }
}
