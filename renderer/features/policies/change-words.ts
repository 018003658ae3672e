/** What a change is about and how its values read. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { useLocale, useLooseText } from '#renderer/ui/index.ts'
import type { Tone } from '#renderer/ui/index.ts'
import type { PolicyChangeRow } from '#shared/contract/policies.ts'

export const changeTones: Readonly<Record<PolicyChangeRow['status'], Tone>> = { proposed: 'warn', draft: 'accent', waiting: 'accent', published: 'ok', returned: 'warn', refused: 'danger', declined: 'danger', withdrawn: 'neutral' }

export function useChangeWords() {
  const loose = useLooseText()
  const locale = useLocale()
  const packs = useQuery(orpc.policies.list.queryOptions({ input: {} })).data?.packs
  const clause = (row: PolicyChangeRow) => packs?.flatMap((pack) => pack.clauses).find((candidate) => candidate.id === row.clauseId)
  const value = (row: PolicyChangeRow, text: string) => (row.kind === 'pack' ? loose(`policies.value-${text}`) : row.kind === 'precedence' && text === '' ? loose('policies.stricter') : text) ?? text
  const about = (row: PolicyChangeRow) => {
    switch (row.kind) {
      case 'precedence': return loose(`policies.topic.${row.topic}`) ?? row.topic
      case 'figure': return `${clause(row)?.printed ?? row.clauseId} ${loose(`policies.number.${row.figure}`) ?? clause(row)?.[locale] ?? row.figure}`
      case 'text': return `${clause(row)?.printed ?? row.clauseId} ${loose(`policies.act-${row.act ?? 'supplement'}`) ?? ''}`
      case 'pack': return `${row.pack} ${packs?.find((pack) => pack.id === row.pack)?.[locale] ?? ''}`
    }
  }
  return { value, about }
}
