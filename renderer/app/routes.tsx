/** Every page of the desk. A feature adds one line here and nothing else in this folder. */
import { calendarRoutes } from '#renderer/features/calendar/routes.tsx'
import { approvalsRoutes } from '#renderer/features/approvals/routes.tsx'
import { custodyRoutes } from '#renderer/features/custody/routes.tsx'
import { customerCareRoutes } from '#renderer/features/customer-care/routes.tsx'
import { customerFilingRoutes } from '#renderer/features/customer-filing/routes.tsx'
import { customerReportsRoutes } from '#renderer/features/customer-reports/routes.tsx'
import { customerVisitsRoutes } from '#renderer/features/customer-visits/routes.tsx'
import { customersRoutes } from '#renderer/features/customers/routes.tsx'
import { depositsRoutes } from '#renderer/features/deposits/routes.tsx'
import { disclosureRoutes } from '#renderer/features/disclosure/routes.tsx'
import { dutiesRoutes } from '#renderer/features/duties/routes.tsx'
import { followupsRoutes } from '#renderer/features/followups/routes.tsx'
import { importsRoutes } from '#renderer/features/imports/routes.tsx'
import { leaksRoutes } from '#renderer/features/leaks/routes.tsx'
import { lendingRoutes } from '#renderer/features/lending/routes.tsx'
import { deskRoutes } from '#renderer/features/desk/routes.tsx'
import { penaltiesRoutes } from '#renderer/features/penalties/routes.tsx'
import { policiesRoutes } from '#renderer/features/policies/routes.tsx'
import { registersRoutes } from '#renderer/features/registers/routes.tsx'
import { reportsRoutes } from '#renderer/features/reports/routes.tsx'
import { sessionRoutes } from '#renderer/features/session/routes.tsx'
import { settingsRoutes } from '#renderer/features/settings/routes.tsx'
import { todayRoutes } from '#renderer/features/today/routes.tsx'
import type { FeatureRoute } from '#renderer/ui/feature-route.ts'

export const featureRoutes: readonly FeatureRoute[] = [
  ...todayRoutes,
  ...deskRoutes,
  ...depositsRoutes,
  ...customersRoutes,
  ...custodyRoutes,
  ...customerVisitsRoutes,
  ...customerFilingRoutes,
  ...customerCareRoutes,
  ...customerReportsRoutes,
  ...lendingRoutes,
  ...approvalsRoutes,
  ...disclosureRoutes,
  ...leaksRoutes,
  ...reportsRoutes,
  ...registersRoutes,
  ...penaltiesRoutes,
  ...policiesRoutes,
  ...followupsRoutes,
  ...dutiesRoutes,
  ...calendarRoutes,
  ...importsRoutes,
  ...settingsRoutes,
  ...sessionRoutes,
]
