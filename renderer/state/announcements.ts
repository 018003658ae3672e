/** The quiet line that says what was done; it outlives the page that did it, so that Ctrl+Z can still open the correction. */
import { create } from 'zustand'

export type Announcement = {
  readonly id: number
  readonly text: string
  readonly tone: 'ok' | 'neutral' | 'warn'
  /** Opens the correction; offered until `untilMs`. */
  readonly correct?: () => void
  /** When it goes away, on the clock of `performance.now()`. */
  readonly untilMs: number
}

/** How long a saved line can be corrected by Ctrl+Z, and how long it is shown. */
export const correctableMs = 10_000

type Announcements = { readonly current: Announcement | null; readonly show: (announcement: Announcement) => void; readonly clear: (id: number) => void }

export const useAnnouncements = create<Announcements>()((set) => ({
  current: null,
  show: (announcement) => set({ current: announcement }),
  clear: (id) => set((state) => (state.current?.id === id ? { current: null } : state)),
}))

let lastId = 0

/** Says what was done. A newer line replaces an older one. */
export function announce(said: { readonly text: string; readonly tone?: Announcement['tone']; readonly correct?: () => void }): void {
  lastId += 1
  const announcement: Announcement = { id: lastId, text: said.text, tone: said.tone ?? 'ok', untilMs: performance.now() + correctableMs, ...(said.correct === undefined ? {} : { correct: said.correct }) }
  useAnnouncements.getState().show(announcement)
  setTimeout(() => useAnnouncements.getState().clear(announcement.id), correctableMs)
}
