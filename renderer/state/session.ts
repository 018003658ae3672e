/** Who works here, and whether the archive is open: the last status that the archive gave. */
import { create } from 'zustand'
import type { ArchiveClient } from '#renderer/rpc/client.ts'
import type { Capability } from '#shared/domain/access.ts'

export type SessionStatus = Awaited<ReturnType<ArchiveClient['session']['status']>>

type Session = {
  readonly status: SessionStatus | null
  /** The person before the lock, so that the lock screen proposes the same one. */
  readonly lastUserId: string | null
  /** The person who worked here last. A lock covers the page without ending it, so the page goes on believing in this person. */
  readonly lastActor: SessionStatus['actor']
  /** A recovery code made just now (for a new archive, or in place of an older code), until it was typed back or put off. Never written anywhere. */
  readonly pendingRecoveryCode: string | null
  readonly isFirstRecoveryCode: boolean
  readonly setPendingRecoveryCode: (code: string | null, isFirst?: boolean) => void
  /** Covers the screen without ending the work below it. */
  readonly setStatus: (status: SessionStatus) => void
  readonly setLocked: () => void
}

export const useSession = create<Session>()((set) => ({
  status: null,
  lastUserId: null,
  lastActor: null,
  pendingRecoveryCode: null,
  isFirstRecoveryCode: false,
  setPendingRecoveryCode: (code, isFirst = false) => set({ pendingRecoveryCode: code, isFirstRecoveryCode: isFirst }),
  setStatus: (status) => set((state) => ({ status, lastUserId: status.actor?.userId ?? state.lastUserId, lastActor: status.actor ?? state.lastActor })),
  setLocked: () => set((state) => (state.status === null || state.status.actor === null ? state : { status: { ...state.status, state: 'locked', actor: null } })),
}))

/** The person who works here; under a lock the one who worked here, so that nothing half-typed is torn down. The archive decides anew with every call. */
export function useActor() {
  return useSession((state) => state.status?.actor ?? state.lastActor)
}

/** Whether that person holds a right; false before the first login. */
export function useHas(capability: Capability | undefined): boolean {
  return useSession((state) => capability === undefined || ((state.status?.actor ?? state.lastActor)?.capabilities.includes(capability) ?? false))
}

/** Whether the person who works here may open a page. */
export function useAllowed(): (route: { readonly capability?: Capability }) => boolean {
  const held = useActor()?.capabilities
  return ({ capability }) => capability === undefined || (held?.includes(capability) ?? false)
}
