/** What a penalty costs and why, in words. */
import type { Translate, WhyStep } from '#renderer/ui/index.ts'
import type { PenaltyRow, Violation } from '#shared/contract/penalties.ts'
import type { PenaltyStatus } from '#shared/domain/penalties.ts'
import type { Tone } from '#renderer/ui/index.ts'
import { formatCents, toCents } from '#shared/kernel/money.ts'

export const statusTones: Readonly<Record<PenaltyStatus, Tone>> = { proposed: 'accent', disputed: 'warn', confirmed: 'ok', reduced: 'ok', waived: 'neutral' }

export function money(cents: number): string {
  return formatCents(toCents(cents))
}

/** The amount; the consequence where no money is proposed. */
export function amountWords(t: Translate, { amountCents, consequence }: PenaltyRow): string {
  return amountCents === 0 && consequence !== null ? t(`penalties.consequence.${consequence.kind}`) : money(amountCents)
}

/** What a violation costs, as a hint beside it in the list. */
export function costOf(t: Translate, violation: Violation): string {
  switch (violation.basis) {
    case 'none': return t('penalties.no-money')
    case 'fixed': return money(violation.cents[0] ?? 0)
    case 'per-unit': case 'per-late-day': return t('penalties.unit-cost', { amount: money(violation.cents[0] ?? 0) })
    case 'ladder': return violation.cents.map(money).join(' → ')
    case 'of-amount': case 'chosen-share': return t('penalties.share-cost', { percent: violation.percent.join('–') })
  }
}

/** The arithmetic as steps with their clauses. */
export function whySteps(t: Translate, penalty: PenaltyRow): readonly WhyStep[] {
  return penalty.steps.map(({ key, value, clause, cents }) => {
    const amount = cents === undefined ? {} : { value: money(cents) }
    switch (key) {
      case 'fixed': case 'documented': case 'total': return { label: t(`penalties.why-${key}`), value: money(value), clause }
      case 'units': return { label: t('penalties.why-units', { amount: money(cents ?? 0), value }), value: money((cents ?? 0) * value), clause }
      case 'late-days': return { label: t('penalties.why-late-days', { amount: money(cents ?? 0), value }), value: money((cents ?? 0) * value), clause }
      case 'share': return { label: t('penalties.why-share', { amount: money(cents ?? 0), percent: value / 100 }), clause }
      default: return { label: t(`penalties.why-${key}`, { value }), ...amount, clause }
    }
  })
}

/** What follows besides money. */
export function consequenceWords(t: Translate, penalty: PenaltyRow): string {
  return penalty.consequence === null ? '' : t('penalties.consequence-of', { kind: t(`penalties.consequence.${penalty.consequence.kind}`), count: penalty.consequence.count })
}

/** Names typed one a line or with commas between them. */
export function namesOf(typed: string): string[] {
  return typed.split(/[\n,，、;；]/).map((name) => name.trim()).filter((name) => name !== '')
}
