/** What the quiet line says after a deposit was taken in or handed back. */
import type { Translate } from '#renderer/ui/index.ts'
import type { DepositRow } from '#shared/contract/deposits.ts'

/** After taking in: number, item, place. */
export function saidTaken(t: Translate, deposit: DepositRow): string {
  const { number, item, place } = deposit
  return place === '' ? t('deposits.said-taken-nowhere', { number, item }) : t('deposits.said-taken', { number, item, place })
}

/** After handing back: number, item, to whom. */
export function saidHandedBack(t: Translate, deposit: DepositRow): string {
  return t('deposits.said-handed-back', { number: deposit.number, item: deposit.item, name: deposit.collector?.name ?? '' })
}
