import { describe, expect, it } from 'vitest'
import { daysLate, decideDutyAct, dutyActions, dutyStatuses, dutyTransitions, rolesReached } from '#shared/domain/duties.ts'
import type { DutyAct, DutyFacts } from '#shared/domain/duties.ts'
import { toDay } from '#shared/kernel/days.ts'

const duty: DutyFacts = { title: '半年检查', clause: 'P07-14', status: 'open', owner: 'archive-administrator', ownerUserId: null, evidence: 'words', opensDay: toDay('2026-06-01') }
const act: DutyAct = { action: 'complete', byUserId: 'user', byRole: 'archive-administrator', words: '已查 12 架', recordNumber: '', today: toDay('2026-06-10') }
const codes = (facts: Partial<DutyFacts>, done: Partial<DutyAct>) => {
  const outcome = decideDutyAct({ ...duty, ...facts }, { ...act, ...done })
  return outcome.ok ? outcome.value : outcome.error.map((refusal) => refusal.code)
}

describe('a duty', () => {
  it('enumerates every status and action', () => {
    for (const status of dutyStatuses) {
      for (const action of dutyActions) {
        const outcome = decideDutyAct({ ...duty, status }, { ...act, action, byRole: 'general-manager' })
        expect(outcome.ok ? outcome.value : null, `${status} ${action}`).toBe(dutyTransitions[status][action])
      }
    }
  })
  it.each([
    [{}, {}, 'done'], [{}, { words: '' }, ['duties.words-missing']], [{ evidence: 'record' }, {}, ['duties.record-missing']], [{ evidence: 'record' }, { recordNumber: 'JC-1' }, 'done'],
    [{}, { today: toDay('2026-05-31') }, ['duties.not-open-yet']], [{}, { byRole: 'clerk' }, ['duties.not-yours']], [{ ownerUserId: 'other' }, {}, ['duties.not-yours']],
    [{ ownerUserId: 'other' }, { byRole: 'department-manager' }, 'done'], [{}, { action: 'waive' }, ['duties.own-waiver']], [{}, { action: 'waive', byRole: 'general-manager' }, 'waived'],
    [{}, { action: 'waive', byRole: 'general-manager', words: '' }, ['duties.reason-missing']], [{}, { action: 'void', byRole: 'clerk', words: '' }, 'void'],
  ] as const)('with %j, %j: %j', (facts, done, expected) => {
    expect(codes(facts, done)).toEqual(expected)
  })
  it('is not late on its day and is late the day after', () => {
    expect([daysLate(toDay('2026-06-30'), toDay('2026-06-30')), daysLate(toDay('2026-06-30'), toDay('2026-07-01'))]).toEqual([0, 1])
  })
  it('climbs the ladder rung by rung, naming nobody twice', () => {
    const ladder = [{ afterDays: 1, role: 'department-manager' }, { afterDays: 5, role: 'general-manager' }] as const
    const on = (today: string) => rolesReached('archive-administrator', ladder, toDay('2026-06-30'), toDay(today))
    expect([on('2026-06-30'), on('2026-07-01'), on('2026-07-04'), on('2026-07-05')]).toEqual([
      ['archive-administrator'], ['archive-administrator', 'department-manager'], ['archive-administrator', 'department-manager'], ['archive-administrator', 'department-manager', 'general-manager'],
    ])
    expect(rolesReached('general-manager', ladder, toDay('2026-06-30'), toDay('2026-07-30'))).toEqual(['general-manager', 'department-manager'])
  })
})
