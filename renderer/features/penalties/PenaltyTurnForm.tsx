/** The form of a decision: confirm with a choice, reduce, waive, dispute, settle a dispute, note a correction. */
import type { Turn } from '#renderer/features/penalties/penalties-search.ts'
import { money } from '#renderer/features/penalties/penalty-words.ts'
import { client } from '#renderer/rpc/index.ts'
import { RegisterForm, useSession, useText } from '#renderer/ui/index.ts'
import type { FormField } from '#renderer/ui/index.ts'
import type { PenaltyRow } from '#shared/contract/penalties.ts'
import { penaltyOutcomes } from '#shared/domain/penalties.ts'
import type { Day } from '#shared/kernel/days.ts'

type Values = { readonly amountCents: number | null; readonly reason: string; readonly correctedOn: string; readonly outcome: string }

/** The form has checked that a day stands in a required day field. */
function save(penalty: PenaltyRow, turn: Turn, { reason, amountCents, correctedOn, outcome }: Values): Promise<PenaltyRow> {
  switch (turn) {
    case 'dispute': return client.penalties.dispute({ id: penalty.id, reason })
    case 'correct': return client.penalties.correct({ id: penalty.id, correctedOn: correctedOn as Day })
    case 'confirm': return client.penalties.decide({ id: penalty.id, action: turn, reason, outcome: penaltyOutcomes.find((each) => each === outcome) })
    default: return client.penalties.decide({ id: penalty.id, action: turn, reason, ...(turn === 'reduce' && amountCents !== null ? { amountCents } : {}) })
  }
}

export function PenaltyTurnForm({ penalty, turn, done }: { readonly penalty: PenaltyRow; readonly turn: Turn; readonly done: () => void }) {
  const t = useText()
  const today = useSession((state) => state.status?.today)
  const amount: FormField<Values> = { kind: 'money', name: 'amountCents', label: t('penalties.reduced-to'), required: true, span: 12, hint: `${t('penalties.proposed')} ${money(penalty.amountCents)}`, min: 1, maxValue: penalty.amountCents - 1 }
  const reason: FormField<Values> = { kind: 'lines', name: 'reason', label: t('penalties.reason'), required: true, span: 12, max: 500 }
  const day: FormField<Values> = { kind: 'day', name: 'correctedOn', label: t('penalties.corrected-on'), required: true, span: 12 }
  const outcome: FormField<Values> = { kind: 'choice', name: 'outcome', label: t('penalties.outcome'), required: true, span: 12, choices: (penalty.consequence?.choices ?? []).map((value) => ({ value, label: value === 'money' ? `${t('penalties.outcome.money')} ${money(penalty.amountCents)}` : t(`penalties.consequence.${value}`) })) }
  const fields = turn === 'confirm' ? [outcome, { ...reason, required: false }] : turn === 'correct' ? [day] : turn === 'reduce' ? [amount, reason] : [reason]
  return (
    <RegisterForm<Values>
      formId={`penalties.${turn}.${penalty.id}`} title={t(`penalties.${turn}`)} fields={fields} initial={() => ({ amountCents: null, reason: '', correctedOn: today ?? '', outcome: '' })} once width="third" draft={false}
      save={async (values) => { await save(penalty, turn, values); return {} }} onSaved={done} onEscape={done}
    />
  )
}
