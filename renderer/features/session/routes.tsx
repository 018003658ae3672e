/** Pages of the session that need somebody logged in; first start, login and lock stand before the router's pages. */
import { RecoveryCodePage } from '#renderer/features/session/RecoveryCodePage.tsx'
import type { FeatureRoute } from '#renderer/ui/index.ts'

export const sessionRoutes: readonly FeatureRoute[] = [
  { path: '/recovery-code', title: 'session.recovery-new', component: RecoveryCodePage, capability: 'keys.manage', words: 'huifuma hfm recovery' },
]
