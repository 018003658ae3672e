/** Sorting the inbox by one key an item: S keeps the class that a file has, a digit gives it one. */
import { client, troubleOf } from '#renderer/rpc/index.ts'
import { announce, useText, useTroubleSentence } from '#renderer/ui/index.ts'
import type { CustomerRow } from '#shared/contract/customers.ts'

const classes = ['general', 'special', 'potential'] as const
type RowAction = { readonly key: string; readonly label: string; readonly run: (row: CustomerRow) => void; readonly when?: (row: CustomerRow) => boolean }

export function useSorting(): readonly RowAction[] {
  const t = useText()
  const sentence = useTroubleSentence()
  const sort = async (row: CustomerRow, category: (typeof classes)[number] | null) => {
    try {
      const sorted = await client.customers.sort({ id: row.id, category })
      announce({ text: t('customers.said-sorted', { number: sorted.number, category: t(`customers.category.${sorted.category}`) }) })
    } catch (error) {
      announce({ text: `${row.number} ${sentence(troubleOf(error))}`, tone: 'warn' })
    }
  }
  return [
    { key: 'S', label: t('customers.sort'), run: (row) => void sort(row, null), when: (row) => row.waiting !== null && row.category !== 'unset' },
    ...classes.map((category, index): RowAction => ({ key: String(index + 1), label: t('customers.sort-as', { category: t(`customers.category.${category}`) }), run: (row) => void sort(row, category), when: (row) => row.waiting !== null })),
  ]
}
