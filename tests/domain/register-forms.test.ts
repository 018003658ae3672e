import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberSeries } from '#main/db/unit-of-work.ts'
import { roles } from '#shared/domain/access.ts'
import { askedFields, dutyRulesOf } from '#shared/domain/register-forms.ts'
import type { CustomField, RegisterForm } from '#shared/domain/register-forms.ts'
import { conditionsHold, customFieldsMax, decideCustomField, decideLine, decideLineAct, dutiesOfLine, isAsked, lineActions, lineStatuses, lineTransitions, uniqueKeyOf, waitingDays, waitsForEnd } from '#shared/domain/register-lines.ts'
import type { LineStatus, LineValue, TypedValues } from '#shared/domain/register-lines.ts'
import { addDays, toDay } from '#shared/kernel/days.ts'
import { policyPacks, registerForms } from '#shared/policies/index.ts'
import { findPackFaults, loadPacks } from '#shared/policies/pack-faults.ts'
import type { PolicyPack } from '#shared/policies/policy.ts'

const today = toDay('2026-03-02')
const at = (closing = false) => ({ today, nowMs: Date.parse('2026-03-02T09:00:00+08:00'), closing, locale: 'zh' as const })
const form: RegisterForm = {
  id: 'P07.sample', clause: 'P07-15', prefix: 'ZZ', zh: '样本', en: 'Sample', day: 'day', title: ['what'], list: ['what'], signatures: [],
  fields: [
    { key: 'what', zh: '事项', en: 'What', kind: 'text', required: 'save', max: 10 },
    { key: 'day', zh: '日期', en: 'Day', kind: 'day', required: 'save', latest: 'today' },
    { key: 'damp', zh: '防潮', en: 'Damp', kind: 'choice', required: 'complete', options: [{ value: 'good', zh: '良好', en: 'Good' }, { value: 'bad', zh: '不良', en: 'Bad' }] },
    { key: 'note', zh: '说明', en: 'Note', kind: 'text', required: 'complete', when: [{ field: 'damp', is: ['bad'] }], clause: 'P07-16' },
    { key: 'count', zh: '数量', en: 'Count', kind: 'number', whole: true, min: 1, max: 9 },
    { key: 'cents', zh: '金额', en: 'Amount', kind: 'money', min: 0 },
    { key: 'who', zh: '负责人', en: 'Who', kind: 'person' },
    { key: 'file', zh: '档案', en: 'File', kind: 'customer' },
    { key: 'told', zh: '告知', en: 'Told', kind: 'yes-no' },
    { key: 'at', zh: '时刻', en: 'At', kind: 'instant', latest: 'now' },
    { key: 'ended', zh: '办结日期', en: 'Ended', kind: 'day', required: 'save', stage: 'close', notBefore: 'day' },
  ],
  marks: [{ id: 'bad', clause: 'P07-16', zh: '不良', en: 'Bad', when: [{ field: 'damp', is: ['bad'] }] }],
  atLeastOne: [{ clause: 'P07-16', fields: ['count', 'cents'] }],
  closes: { clause: 'P07-16', deed: { zh: '整改', en: 'Put right' }, waiting: { zh: '待整改', en: 'open' }, when: [{ anyOf: [{ field: 'damp', is: ['bad'] }, { field: 'told', is: ['no'] }] }] },
  opens: [{ id: 'fix', clause: 'P07-16', zh: '整改', en: 'Fix', owner: 'archive-administrator', evidence: 'record', ladder: [], when: [{ field: 'damp', is: ['bad'] }], from: 'day', ownerField: 'who', term: { unit: 'calendar-days', count: 7 } }],
}
const whole: TypedValues = { what: '检查', day: today, damp: 'good', count: 1 }
const codes = (values: TypedValues, closing = false, customs: readonly CustomField[] = []) => {
  const decided = decideLine(form, customs, values, at(closing))
  return decided.ok ? [] : decided.error.map(({ code, field }) => `${code.replace('registers.', '')} ${field ?? ''}`.trim())
}
const office = (more: Partial<CustomField> = {}): CustomField => ({ key: 'office1', label: '楼层', kind: 'text', options: [], required: null, isRetired: false, ...more })

describe('a line of a register', () => {
  it('is refused with every reason at once, each at its field and with its clause', () => {
    expect(codes({ what: '一二三四五六七八九十一', day: '2026-03-03', damp: 'wet', count: 10, cents: -1, file: { id: null, label: '某' }, told: 'maybe', at: Date.parse('2026-03-02T09:01:00+08:00'), ghost: 'x' })).toEqual([
      'too-long what', 'day-in-future day', 'choice-unknown damp', 'too-large count', 'too-small cents', 'link-missing file', 'value-unfit told', 'moment-in-future at', 'field-unknown',
    ])
    expect(codes({})).toEqual(['field-missing what', 'field-missing day', 'one-needed count'])
    expect(codes({ ...whole, what: '两\n行', count: 1.5 })).toEqual(['value-unfit what', 'value-unfit count'])
    const refused = decideLine(form, [], {}, at())
    expect(refused.ok ? [] : refused.error.map((refusal) => refusal.clause)).toEqual(['P07-15', 'P07-15', 'P07-16'])
  })

  it('is kept when only a field of the kind "complete" is empty, and says which, also one that its own values ask for', () => {
    const half = decideLine(form, [], { ...whole, damp: null }, at())
    expect(half).toMatchObject({ ok: true, value: { lacks: ['damp'], marks: [] } })
    const bad = decideLine(form, [], { ...whole, damp: 'bad' }, at())
    expect(bad).toMatchObject({ ok: true, value: { lacks: ['note'], marks: [{ id: 'bad', clause: 'P07-16' }] } })
  })

  it('asks the fields of its close only when it is closed, and no close before its own day', () => {
    expect(codes(whole)).toEqual([])
    expect(codes(whole, true)).toEqual(['field-missing ended'])
    expect(codes({ ...whole, ended: '2026-03-01' }, true)).toEqual(['day-before ended'])
    expect(codes({ ...whole, ended: today }, true)).toEqual([])
  })

  it('holds the fields of the office like its own; a retired one is asked of nobody and keeps its value', () => {
    expect(codes(whole, false, [office({ required: 'save' })])).toEqual(['field-missing office1'])
    expect(codes({ ...whole, office1: '三楼' }, false, [office({ required: 'save' })])).toEqual([])
    expect(codes(whole, false, [office({ required: 'save', isRetired: true })])).toEqual([])
    expect(codes({ ...whole, office1: '三楼' }, false, [office({ isRetired: true })])).toEqual([])
    expect(askedFields(form, [office({ isRetired: true })]).map((field) => field.key)).not.toContain('office1')
  })

  it('waits for its end only when its values ask for one, and counts the days', () => {
    expect([waitsForEnd(form, { damp: 'good' }), waitsForEnd(form, { damp: 'bad' }), waitsForEnd(form, { damp: 'good', told: 'no' })]).toEqual([false, true, true])
    expect([waitingDays({ status: 'open', day: today }, addDays(today, 7)), waitingDays({ status: 'closed', day: today }, addDays(today, 7)), waitingDays({ status: 'open', day: today }, addDays(today, -1))]).toEqual([7, null, 0])
  })

  it('brings the duties that its values ask for, owed by the colleague that it names', () => {
    const values = { day: '2026-02-20', damp: 'bad', who: { id: 'u1', label: '测试甲' } }
    expect(dutiesOfLine(form, values, today)).toEqual([{ id: 'fix', from: '2026-02-20', dueDay: null, ownerUserId: 'u1' }])
    expect(dutiesOfLine(form, { ...values, damp: 'good' }, today)).toEqual([])
    expect(dutyRulesOf(form)).toMatchObject([{ id: 'P07.sample/fix', clause: 'P07-16', comes: { kind: 'after', event: 'P07.sample/fix' } }])
  })

  it('has a twin only where every unique field is filled alike', () => {
    const unique: RegisterForm = { ...form, unique: { clause: 'P07-15', fields: ['what', 'file'] } }
    const file = { id: 'k1', label: 'KH-1 甲' }
    expect(uniqueKeyOf(unique, { what: '检查', file })).toBe(uniqueKeyOf(unique, { what: '检查', file: { ...file, label: '改名' } }))
    expect(uniqueKeyOf(unique, { what: '检查', file })).not.toBe(uniqueKeyOf(unique, { what: '检查', file: { id: 'k2', label: 'KH-1 甲' } }))
    expect([uniqueKeyOf(unique, { what: '检查' }), uniqueKeyOf(form, { what: '检查', file })]).toEqual([null, null])
  })

  it('is corrected, closed and struck out exactly where its state allows it', () => {
    const expected: Readonly<Record<LineStatus, readonly (LineStatus | null)[]>> = { open: ['open', 'closed', 'void'], kept: ['kept', null, 'void'], closed: ['closed', null, 'void'], void: [null, null, null] }
    for (const status of lineStatuses) {
      expect(lineActions.map((action) => lineTransitions[status][action]), status).toEqual(expected[status])
      for (const action of lineActions) {
        const decided = decideLineAct(form, { number: 'ZZ2026-00001', status }, action, 'clerk')
        expect(decided.ok ? decided.value : decided.error.map(({ code }) => code), `${status} ${action}`).toEqual(lineTransitions[status][action] ?? [`registers.is-${status}`])
      }
    }
  })

  it('is written only by the roles that its register names', () => {
    const kept: RegisterForm = { ...form, writers: ['archive-administrator'] }
    const may = roles.map((role) => decideLineAct(kept, { number: 'ZZ2026-00001', status: 'kept' }, 'correct', role).ok)
    expect(may).toEqual(roles.map((role) => role === 'archive-administrator'))
  })
})

describe('whatever is typed', () => {
  const value: fc.Arbitrary<LineValue | null> = fc.oneof(fc.string({ maxLength: 14 }), fc.constantFrom('good', 'bad', 'yes', 'no', '2026-03-02', '2026-03-03', ''), fc.integer({ min: -3, max: 12 }), fc.double(), fc.constant(null), fc.record({ id: fc.option(fc.string({ maxLength: 4 })), label: fc.string({ maxLength: 4 }) }))
  const anything = fc.dictionary(fc.constantFrom(...form.fields.map((field) => field.key), 'office1', '__proto__'), value)
  // Half of them begin as a whole line, so that many stand.
  const typed = fc.oneof(anything, anything.map((values) => ({ ...values, ...whole })), fc.tuple(anything, fc.constantFrom('damp', 'count', 'cents')).map(([values, key]) => ({ ...values, ...whole, ended: today, [key]: values[key] ?? null })))

  it('a line that stands holds only what its form asks, lacks exactly its empty "complete" fields, and stands again unchanged', () => {
    fc.assert(fc.property(typed, fc.boolean(), (values, closing) => {
      const decided = decideLine(form, [office()], values, at(closing))
      if (!decided.ok) { expect(decided.error.length).toBeGreaterThan(0); return }
      const { values: kept, lacks } = decided.value
      for (const field of form.fields) {
        const isMissing = kept[field.key] === undefined && isAsked(field, kept, closing)
        if (field.required === 'save') expect(isMissing).toBe(false)
        expect(lacks.includes(field.key)).toBe(field.required === 'complete' && isMissing)
      }
      expect(decideLine(form, [office()], kept, at(closing))).toEqual(decided)
    }), { numRuns: 400 })
  })

  it('filling what a refusal names lifts exactly that refusal', () => {
    const good: Readonly<Record<string, LineValue>> = { what: '检查', day: today, damp: 'good', count: 1, ended: today, note: '说明', cents: 0, who: { id: null, label: '甲' }, file: { id: 'k1', label: 'KH-1' }, told: 'yes', at: 0 }
    fc.assert(fc.property(typed, fc.boolean(), (values, closing) => {
      const before = decideLine(form, [], values, at(closing))
      if (before.ok) return
      const first = before.error.find((refusal) => refusal.field !== undefined && good[refusal.field] !== undefined && refusal.code !== 'registers.field-unknown')
      if (first?.field === undefined) return
      const after = decideLine(form, [], { ...values, [first.field]: good[first.field] ?? null }, at(closing))
      const left = after.ok ? [] : after.error.map(({ code, field }) => `${code} ${field ?? ''}`)
      expect(left).not.toContain(`${first.code} ${first.field}`)
    }), { numRuns: 400 })
  })
})

describe('a field of the office', () => {
  const reasons = (customs: readonly CustomField[], added: Pick<CustomField, 'label' | 'kind' | 'options'>) => {
    const decided = decideCustomField(form, customs, added, 'zh')
    return decided.ok ? [] : decided.error.map(({ code }) => code.replace('registers.', ''))
  }
  it('has a name of its own, something to choose, and room', () => {
    expect(reasons([], { label: '楼层', kind: 'text', options: [] })).toEqual([])
    expect(reasons([], { label: '防潮', kind: 'text', options: [] })).toEqual(['label-taken'])
    expect(reasons([office()], { label: '楼层', kind: 'choice', options: ['一', '一'] })).toEqual(['label-taken', 'options-missing'])
    expect(reasons([office({ isRetired: true })], { label: '楼层', kind: 'choice', options: ['一', '二'] })).toEqual([])
    const many = Array.from({ length: customFieldsMax }, (_, index) => office({ key: `office${String(index + 1)}`, label: `栏${String(index)}` }))
    expect([reasons(many, { label: '再来', kind: 'text', options: [] }), reasons(many.slice(1), { label: '再来', kind: 'text', options: [] })]).toEqual([['too-many-fields'], []])
  })
})

describe('the registers of the packs', () => {
  it('have no fault, and numbers that nothing else has', () => {
    expect(findPackFaults(policyPacks).filter((fault) => fault.weight === 'refused')).toEqual([])
    const letters: readonly string[] = [...Object.values(numberSeries), ...registerForms.map((known) => known.prefix)]
    expect(letters.filter((prefix, index) => letters.indexOf(prefix) !== index)).toEqual([])
  })

  it.each(registerForms.map((known) => ({ id: known.id, known })))('$id asks only for what can be answered', ({ known }) => {
    for (const field of known.fields) {
      expect([field.zh, field.en].every((word) => word !== ''), field.key).toBe(true)
      // A field that hangs on itself could never be asked.
      expect(conditionsHold((field.when ?? []).filter((condition) => 'field' in condition && condition.field === field.key), {}), field.key).toBe(true)
    }
    expect(known.signatures.length, 'somebody signs it').toBeGreaterThan(0)
  })

  const good = policyPacks.find((pack) => pack.id === 'P07')
  const faultsOf = (change: Partial<RegisterForm>, before: readonly PolicyPack[] = []) => {
    if (good === undefined) throw new Error('no P07')
    const pack: PolicyPack = { ...good, registers: [{ ...form, ...change }] }
    return { faults: findPackFaults([...before, pack]).filter((fault) => fault.weight === 'refused').map((fault) => fault.fault), loaded: loadPacks([pack], [good]).packs[0] }
  }

  it('stay out of force with a mistake, which is named; the last good pack stays', () => {
    expect(faultsOf({}).faults).toEqual([])
    const [field] = form.fields
    if (field === undefined) throw new Error('no field')
    const cases: readonly [Partial<RegisterForm>, string][] = [
      [{ fields: [...form.fields, field] }, 'field-twice'],
      [{ fields: [...form.fields, { key: 'odd', zh: '怪', en: 'Odd', kind: 'hologram' as 'text' }] }, 'unknown-field-kind'],
      [{ fields: [...form.fields, { key: 'office2', zh: '怪', en: 'Odd', kind: 'text' }] }, 'field-twice'],
      [{ fields: [...form.fields, { key: 'not a key', zh: '怪', en: 'Odd', kind: 'text' }] }, 'bad-key'],
      [{ fields: [...form.fields, { key: 'pick', zh: '选', en: 'Pick', kind: 'choice', options: [] }] }, 'empty-choice'],
      [{ list: ['ghost'] }, 'unknown-field'], [{ title: ['ghost'] }, 'unknown-field'], [{ marks: [{ id: 'x', clause: 'P07-15', zh: '一', en: 'x', when: [{ field: 'ghost', is: ['a'] }] }] }, 'unknown-field'],
      [{ day: 'what' }, 'bad-day-field'], [{ prefix: 'z' }, 'bad-prefix'], [{ id: 'P08.sample' }, 'register-twice'], [{ clause: 'P07-99' }, 'unknown-clause'], [{ fulfils: [{ duty: 'P07-99' }] }, 'unknown-duty'], [{ completeness: ['ghost'] }, 'unknown-field'],
      [{ opens: (form.opens ?? []).map((duty) => ({ ...duty, owner: 'janitor' as 'clerk' })) }, 'unknown-role'],
      [{ opens: (form.opens ?? []).map((duty) => ({ ...duty, term: { unit: 'calendar-days', count: -1 } })) }, 'bad-term'],
    ]
    for (const [change, fault] of cases) {
      const found = faultsOf(change)
      expect(found.faults, fault).toContain(fault)
      expect(found.loaded, fault).toBe(good)
    }
    const other: PolicyPack = { ...policyPacks.find((pack) => pack.id === 'P06') ?? good as PolicyPack, registers: [{ ...form, id: 'P06.sample', clause: 'P06-1' }] }
    expect(faultsOf({}, [other]).faults).toContain('prefix-twice')
  })
})
