/** Language and look of this PC. Kept in the browser's store because it holds nothing of the office. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Locale } from '#shared/text/text-table.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

type Preferences = {
  readonly locale: Locale
  readonly theme: ThemeChoice
  /** Who logged in last at this PC: an id, no name. */
  readonly lastUserId: string | null
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
      setLastUserId: (lastUserId) => set({ lastUserId }),
      setLocale: (locale) => set({ locale }),
      setTheme: (theme) => set({ theme }),
    }),
    { name: 'dangui.preferences', partialize: ({ locale, theme, lastUserId }) => ({ locale, theme, lastUserId }) },
  ),
)
