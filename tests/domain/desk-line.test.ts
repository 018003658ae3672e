import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeskLine } from '#shared/domain/desk-line.ts'

describe('a line of words at the desk', () => {
  it('reads a visitor: name, phone, host, purpose', () => {
    expect(readDeskLine('王小明 13800004321 找李经理 面试')).toMatchObject({ what: 'visit', person: '王小明', phone: '13800004321', host: '李经理', words: '面试', people: 1 })
    expect(readDeskLine('王小明 欧尼士有限公司 3人 拜访 李经理 看样品')).toMatchObject({ what: 'visit', company: '欧尼士有限公司', people: 3, host: '李经理', words: '看样品' })
    expect(readDeskLine('来访 王小明 面试')).toMatchObject({ what: 'visit', person: '王小明', host: '', words: '面试' })
  })
  it('reads a call with its request, and of which kind', () => {
    expect(readDeskLine('王小明 厨房漏水')).toMatchObject({ what: 'case', caseKind: 'repair', person: '王小明', words: '厨房漏水' })
    expect(readDeskLine('王小明 13800004321 楼上装修扰民')).toMatchObject({ what: 'case', caseKind: 'complaint' })
    expect(readDeskLine('投诉 王小明 保安拦车')).toMatchObject({ what: 'case', caseKind: 'complaint', person: '王小明', words: '保安拦车' })
    expect(readDeskLine('王小明 要一张停车证')).toMatchObject({ what: 'case', caseKind: 'request' })
  })
  it('does not take 找不到 for somebody to see', () => {
    expect(readDeskLine('王小明 找不到车位')).toMatchObject({ what: 'case', host: '', words: '找不到车位' })
  })
  it('follows what the person chose, and loses no word by it', () => {
    expect(readDeskLine('王小明 面试', 'visit')).toMatchObject({ what: 'visit', words: '面试' })
    expect(readDeskLine('王小明 找李经理 3人 谈租金', 'case')).toMatchObject({ what: 'case', host: '', people: 1, words: '谈租金 找李经理 3人' })
    expect(readDeskLine('投诉 王小明 保安拦车', 'visit')).toMatchObject({ what: 'visit', person: '王小明', words: '投诉 保安拦车' })
  })
  it('reads full-width digits, spaces and commas', () => {
    expect(readDeskLine('王小明　１３８００００４３２１，找李经理')).toMatchObject({ phone: '13800004321', host: '李经理' })
  })
  it('reads English words of the same meaning', () => {
    expect(readDeskLine('Smith 13800004321 see Li interview')).toMatchObject({ what: 'visit', person: 'Smith', phone: '13800004321', host: 'Li', words: 'interview' })
    expect(readDeskLine('Complaint Smith the lift is noisy')).toMatchObject({ what: 'case', caseKind: 'complaint', person: 'Smith', words: 'the lift is noisy' })
    expect(readDeskLine('Smith see Li', 'case')).toMatchObject({ what: 'case', words: 'see Li' })
  })
  it('keeps every letter and digit of any line somewhere', () => {
    const word = fc.constantFrom('王小明', '13800004321', '找李经理', '面试', '欧尼士有限公司', '3人', '0755-12345678', '漏水', '来找', 'abc', '12', '找', '投诉', '5人')
    fc.assert(fc.property(fc.array(word, { maxLength: 8 }), fc.constantFrom('as-read', 'visit', 'case'), (words, choice) => {
      const read = readDeskLine(words.join(' '), choice)
      const kept = [read.person, read.phone, read.company, read.host, read.words, String(read.people)].join(' ')
      for (const typed of words.slice(1)) {
        const bare = typed.replace(/^(?:来找|找|拜访)/, '').replace(/^(\d+)人$/, '$1')
        expect(kept).toContain(bare)
      }
    }))
  })
})
