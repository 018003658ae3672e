/** The left rail: always the same order, one digit each; what is not built or not allowed leaves its digit unused. */
import { AuditOutlined, BookOutlined, CalendarOutlined, FolderOpenOutlined, InboxOutlined, IssuesCloseOutlined, SettingOutlined, SwapOutlined, TableOutlined, TeamOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { featureRoutes } from '#renderer/app/routes.tsx'
import type { FeatureRoute } from '#renderer/ui/feature-route.ts'

export const railIcons: Readonly<Record<number, ReactNode>> = {
  1: <CalendarOutlined />, 2: <TeamOutlined />, 3: <InboxOutlined />, 4: <FolderOpenOutlined />, 5: <SwapOutlined />, 6: <AuditOutlined />, 7: <IssuesCloseOutlined />, 8: <TableOutlined />, 9: <BookOutlined />, 0: <SettingOutlined />,
}

export type RailEntry = FeatureRoute & { readonly rail: NonNullable<FeatureRoute['rail']> }

/** Pages listed under a page of the rail, in the order of the routes. */
export function pagesUnder(entry: RailEntry): readonly FeatureRoute[] {
  return featureRoutes.filter((route) => route.under === entry.rail)
}

/** Whether the place is this page or one below it. */
export function isAt(route: FeatureRoute, path: string): boolean {
  return path === route.path || path.startsWith(`${route.path}/`)
}

/** Pages on the rail in their order; 0 comes last, apart. */
export const railEntries: readonly RailEntry[] = featureRoutes
  .filter((route): route is RailEntry => route.rail !== undefined)
  .toSorted((one, other) => (one.rail === 0 ? 10 : one.rail) - (other.rail === 0 ? 10 : other.rail))
