/** The working calendar. */
import { CalendarPage } from '#renderer/features/calendar/CalendarPage.tsx'
import { calendarSearch } from '#renderer/features/calendar/calendar-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const calendarRoutes: readonly FeatureRoute[] = [
  { path: '/calendar', under: 9, title: 'calendar.title', component: CalendarPage, search: calendarSearch, capability: 'settings.read', words: 'rili rl fangjia jiejiari calendar holidays' },
]
