/** Registers as the archive describes them, and the one that the address names. */
import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/rpc/index.ts'
import { useActor, useHas } from '#renderer/ui/index.ts'
import type { RegisterRow } from '#shared/contract/registers.ts'

/** All registers; refreshed when a line or a field changes. */
export function useRegisters() {
  return useQuery(orpc.registers.forms.queryOptions({ input: {} }))
}

/** Whether the person may close lines here: its closers, where it names some, include the role. */
export function useMayClose(register: RegisterRow): boolean {
  const role = useActor()?.role
  const mayWrite = useMayWrite(register)
  const mayEnter = useHas('registers.write')
  return register.closers === null ? mayWrite : mayEnter && role !== undefined && register.closers.includes(role)
}

/** Whether the person may enter lines here: the register is in force, and its writers are everybody or include the role. */
export function useMayWrite(register: RegisterRow | undefined): boolean {
  const role = useActor()?.role
  const mayEnter = useHas('registers.write')
  return mayEnter && register !== undefined && register.isInForce && role !== undefined && (register.writers === null || register.writers.includes(role))
}
