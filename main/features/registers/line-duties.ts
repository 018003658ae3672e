/** Keeps a line's duties in step with what it says: opened while its values ask for them, done by its close, void when it no longer asks. */
import type { Unit } from '#main/db/unit-of-work.ts'
import { fulfilStandingDuty, openDutiesAfter, settleDutiesOf } from '#main/mechanisms/duties/duties.ts'
import type { RegisterLine } from '#shared/contract/registers.ts'
import { dutyRuleId, dutyRulesOf } from '#shared/domain/register-forms.ts'
import type { RegisterForm } from '#shared/domain/register-forms.ts'
import { conditionsHold, dutiesOfLine } from '#shared/domain/register-lines.ts'
import { dayOfInstant } from '#shared/kernel/days.ts'
import { dutyRulesInForce } from '#shared/policies/index.ts'

/** A line brings each of its duties once. */
const onlyPeriod = 'line'

/** Opens what an entered, corrected or closed line asks for in its stage, and lets go of what it no longer asks for. A line that lacks nothing does the standing duties that it is the record of. */
export async function followValues(unit: Unit, form: RegisterForm, line: RegisterLine): Promise<void> {
  const stage = line.status === 'closed' ? 'close' : 'entry'
  const asked = dutiesOfLine(form, line.values, dayOfInstant(line.enteredAt), stage)
  for (const duty of asked) {
    await openDutiesAfter(unit, dutyRulesOf(form), {
      event: dutyRuleId(form, duty.id), day: duty.from, period: onlyPeriod, ownerUserId: duty.ownerUserId, ...(duty.dueDay === null ? {} : { dueDay: duty.dueDay }),
      subject: { kind: 'register-line', id: line.id, number: line.number, title: line.title },
    })
  }
  const idle = (form.opens ?? []).filter((duty) => (duty.stage ?? 'entry') === stage && asked.every((each) => each.id !== duty.id)).map((duty) => dutyRuleId(form, duty.id))
  if (idle.length > 0) await settleDutiesOf(unit, line.id, idle, { action: 'void', words: '', recordNumber: line.number })
  if (line.lacks.length > 0) return
  for (const { duty, when } of form.fulfils ?? []) if (conditionsHold(when ?? [], line.values)) await fulfilStandingDuty(unit, dutyRulesInForce(unit.today), duty, { day: line.day, recordNumber: line.number })
}

/** Ends every duty of a line: done by its close, void when it is struck out. */
export async function endDuties(unit: Unit, form: RegisterForm, line: RegisterLine, action: 'complete' | 'void', words: string): Promise<void> {
  await settleDutiesOf(unit, line.id, (form.opens ?? []).map((duty) => dutyRuleId(form, duty.id)), { action, words, recordNumber: line.number })
}
