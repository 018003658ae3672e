import { describe, expect, it } from 'vitest'
import { formValuesOf, idName, lineFields, typedValuesOf } from '#renderer/features/registers/line-fields.ts'
import type { RegisterFieldRow } from '#shared/contract/registers.ts'
import { translate } from '#shared/text/index.ts'

const bare = { required: null, isAtClose: false, hint: null, clause: null, options: [], unit: null, min: null, max: null, isWhole: false, isPast: false, isActor: false, when: [], isOffice: false, isRetired: false, officeId: null } as const
const field = (key: string, kind: RegisterFieldRow['kind'], more: Partial<RegisterFieldRow> = {}): RegisterFieldRow => ({ ...bare, key, kind, zh: key, en: key, options: [], when: [], ...more })
const now = Date.parse('2026-03-02T09:00:00+08:00')

describe('the form of a register', () => {
  it('takes an empty moment as now only where it has passed and must be there: nobody arrives now because nobody said when', () => {
    const fields = [field('reportedAt', 'instant', { isPast: true, required: 'save' }), field('arrivesAt', 'instant', { required: 'save' }), field('seenAt', 'instant', { isPast: true })]
    const typed = typedValuesOf(fields, formValuesOf(fields, {}, '2026-03-02'), now)
    expect(typed).toEqual({ reportedAt: now, arrivesAt: null, seenAt: null })
    const [, arrival] = lineFields(fields, 'zh', (key, params) => translate('zh', key, params), () => ({}))
    expect(arrival?.check?.({ arrivesAt: null })).toBe('请填写arrivesAt')
    expect(arrival?.check?.({ arrivesAt: now })).toBeNull()
  })

  it('keeps what a link points at only as long as its words stand, and a name without one as typed', () => {
    const fields = [field('who', 'person')]
    expect(typedValuesOf(fields, { who: '测试甲', [idName('who')]: 'u1' }, now)).toEqual({ who: { id: 'u1', label: '测试甲' } })
    expect(typedValuesOf(fields, { who: ' 测试乙 ', [idName('who')]: null }, now)).toEqual({ who: { id: null, label: '测试乙' } })
    expect(typedValuesOf(fields, { who: '', [idName('who')]: 'u1' }, now)).toEqual({ who: null })
  })

  it('opens with today and with whoever enters, where the register says so, and with the line’s own values when it is corrected', () => {
    const fields = [field('day', 'day', { isPast: true, required: 'save' }), field('due', 'day'), field('by', 'person', { isActor: true })]
    const enterer = { userId: 'u1', displayName: '测试甲' }
    expect(formValuesOf(fields, {}, '2026-03-02', enterer)).toEqual({ day: '2026-03-02', due: '', by: '测试甲', [idName('by')]: 'u1' })
    expect(formValuesOf(fields, { day: '2026-02-01', by: { id: null, label: '别人' } }, '2026-03-02', enterer)).toEqual({ day: '2026-02-01', due: '', by: '别人', [idName('by')]: null })
  })

  it('shows a field only while its conditions hold for what stands in the form', () => {
    const fields = [field('medium', 'choice'), field('note', 'text', { when: [{ field: 'medium', is: ['pencil'] }] })]
    const [, note] = lineFields(fields, 'en', (key, params) => translate('en', key, params), () => ({}))
    expect([note?.when?.({ medium: 'pencil', note: '' }), note?.when?.({ medium: 'carbon', note: '' }), note?.when?.({ medium: '', note: '' })]).toEqual([true, false, false])
  })
})
