/** Language, look and printing of this PC. Kept in the browser's store because it holds nothing of the office. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Locale } from '#shared/text/text-table.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

/** Paper of deposit tickets at this PC's printer. */
export type TicketPaper = '80mm' | 'a5'

type Preferences = {
  readonly locale: Locale
  readonly theme: ThemeChoice
  /** Who logged in last at this PC: an id, no name. */
  readonly lastUserId: string | null
  readonly ticketPaper: TicketPaper
  /** Print a ticket by itself after taking an item in. */
  readonly printsTicket: boolean
  readonly setTicketPaper: (paper: TicketPaper) => void
  readonly setPrintsTicket: (prints: boolean) => void
  readonly setLastUserId: (userId: string) => void
  readonly setLocale: (locale: Locale) => void
  readonly setTheme: (theme: ThemeChoice) => void
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      locale: 'zh',
      theme: 'system',
      lastUserId: null,
      ticketPaper: '80mm',
      printsTicket: false,
      setTicketPaper: (ticketPaper) => set({ ticketPaper }),
      setPrintsTicket: (printsTicket) => set({ printsTicket }),
      setLastUserId: (lastUserId) => set({ lastUserId }),
      setLocale: (locale) => set({ locale }),
      setTheme: (theme) => set({ theme }),
    }),
    { name: 'dangui.preferences', partialize: ({ locale, theme, lastUserId, ticketPaper, printsTicket }) => ({ locale, theme, lastUserId, ticketPaper, printsTicket }) },
  ),
)
