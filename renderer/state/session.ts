/** Who works here, and whether the archive is open: the last status that the archive gave. */
import { create } from 'zustand'
import type { ArchiveClient } from '#renderer/rpc/client.ts'
import type { Capability } from '#shared/domain/access.ts'

export type SessionStatus = Awaited<ReturnType<ArchiveClient['session']['status']>>

type Session = {
  readonly status: SessionStatus | null
  /** The person before the lock, so that the lock screen proposes the same one. */
  readonly lastUserId: string | null
  /** The recovery code of an archive made just now, until it was typed back or put off. Never written anywhere. */
  readonly pendingRecoveryCode: string | null
  readonly setPendingRecoveryCode: (code: string | null) => void
  /** Covers the screen without ending the work below it. */
  readonly setStatus: (status: SessionStatus) => void
  readonly setLocked: () => void
}

export const useSession = create<Session>()((set) => ({
  status: null,
  lastUserId: null,
  pendingRecoveryCode: null,
  setPendingRecoveryCode: (code) => set({ pendingRecoveryCode: code }),
  setStatus: (status) => set((state) => ({ status, lastUserId: status.actor?.userId ?? state.lastUserId })),
  setLocked: () => set((state) => (state.status === null || state.status.actor === null ? state : { status: { ...state.status, state: 'locked', actor: null } })),
}))

/** The person who works here; null while locked. */
export function useActor() {
  return useSession((state) => state.status?.actor ?? null)
}

/** Whether the person who works here holds a right; false while locked. */
export function useHas(capability: Capability | undefined): boolean {
  return useSession((state) => capability === undefined || (state.status?.actor?.capabilities.includes(capability) ?? false))
}

/** Whether the person who works here may open a page. */
export function useAllowed(): (route: { readonly capability?: Capability }) => boolean {
  const held = useActor()?.capabilities
  return ({ capability }) => capability === undefined || (held?.includes(capability) ?? false)
}
