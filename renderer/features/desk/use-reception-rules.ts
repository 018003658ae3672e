/** What a reception may cost and who goes along, as the office has it today; null until it is known. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import type { ReceptionRules } from '#shared/domain/visits.ts'

export function useReceptionRules(): ReceptionRules | null {
  const { data } = useQuery(orpc.policies.ruling.queryOptions({ input: {} }))
  if (data === undefined) return null
  // Infinity does not cross the wire.
  return { ...data.reception, escorts: data.reception.escorts.map((line) => ({ ...line, guestsMax: line.guestsMax ?? Number.POSITIVE_INFINITY })) }
}
