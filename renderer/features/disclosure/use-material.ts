/** The parts of the file that a form speaks of, and the file that another page led here with. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { orpc } from '#renderer/rpc/index.ts'
import type { Material } from '#shared/contract/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'

/** `known`: the file of the address, its name filled in once the archive has answered. */
export function useMaterial(asked: string | undefined): { readonly customerId: string; readonly follow: (customerId: string) => void; readonly rows: readonly Material[]; readonly name: string; readonly ready: boolean; readonly error: unknown } {
  const [customerId, follow] = useState(asked ?? '')
  // The archive answers "no such record" to an address that is no id.
  const material = useQuery(orpc.disclosure.material.queryOptions({ input: { customerId: customerId as Id<'customer'> }, enabled: customerId !== '' }))
  return { customerId, follow, rows: customerId === '' ? [] : material.data?.rows ?? [], name: material.data?.customer ?? '', ready: customerId === '' || material.data !== undefined || asked !== customerId, error: material.error }
}
