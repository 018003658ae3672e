/** Who may do what with a penalty now; the list and the right third offer the same. */
import { penaltiesSearch } from '#renderer/features/penalties/penalties-search.ts'
import type { Turn } from '#renderer/features/penalties/penalties-search.ts'
import { amountWords } from '#renderer/features/penalties/penalty-words.ts'
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { announce, useConfirm, useHas, usePlace, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { PenaltyRow } from '#shared/contract/penalties.ts'
import { penaltyTransitions } from '#shared/domain/penalties.ts'
import type { PenaltyAction } from '#shared/domain/penalties.ts'

export function usePenaltyActions() {
  const t = useText()
  const { change } = usePlace(penaltiesSearch)
  const sentence = useTroubleSentence()
  const confirm = useConfirm()
  const [mayDecide, mayRecord] = [useHas('penalties.decide'), useHas('penalties.record')]

  async function confirmPenalty(row: PenaltyRow): Promise<void> {
    if (row.consequence?.choices !== undefined) { change({ open: row.id, turn: 'confirm' }); return }
    if (!await confirm({ title: t('penalties.confirm-ask', { person: row.personName, amount: amountWords(t, row) }), text: t('penalties.confirm-note') })) return
    try {
      await client.penalties.decide({ id: row.id, action: 'confirm' })
      announce({ text: `${row.number} ${t('penalties.status.confirmed')}` })
    } catch (error) {
      announce({ text: sentence(troubleOf(error)), tone: 'warn' })
    }
  }
  const turnTo = (turn: Turn) => (row: PenaltyRow) => change({ open: row.id, turn })
  const may = (action: PenaltyAction) => (row: PenaltyRow) => penaltyTransitions[row.status][action] !== null
  const rowActions = [
    ...(mayDecide ? [
      { key: 'C', label: t('penalties.confirm'), run: (row: PenaltyRow) => void confirmPenalty(row), when: may('confirm') },
      { key: 'E', label: t('penalties.reduce'), run: turnTo('reduce'), when: (row: PenaltyRow) => may('reduce')(row) && row.amountCents > 1 },
      { key: 'W', label: t('penalties.waive'), run: turnTo('waive'), when: may('waive') },
      { key: 'S', label: t('penalties.settle-dispute'), run: turnTo('settle-dispute'), when: may('settle-dispute') },
    ] : []),
    ...(mayRecord ? [
      { key: 'D', label: t('penalties.dispute'), run: turnTo('dispute'), when: may('dispute') },
      { key: 'G', label: t('penalties.correct'), run: turnTo('correct'), when: (row: PenaltyRow) => row.repeats && row.correctedOn === null },
    ] : []),
  ]
  return { rowActions }
}
