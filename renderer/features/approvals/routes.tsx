/** Approvals. */
import { ApprovalsPage } from '#renderer/features/approvals/ApprovalsPage.tsx'
import { StandInsPage } from '#renderer/features/approvals/StandInsPage.tsx'
import { approvalsSearch } from '#renderer/features/approvals/approvals-search.ts'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const approvalsRoutes: readonly FeatureRoute[] = [
  { path: '/approvals', title: 'shell.approvals', component: ApprovalsPage, search: approvalsSearch, capability: 'approvals.read', rail: 6, words: 'shenpi sp approvals' },
  { path: '/approvals/stand-ins', title: 'approvals.stand-ins', component: StandInsPage, capability: 'approvals.read', words: 'daili dl stand-in deputy' },
]
