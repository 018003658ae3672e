/** Builds the pages' addresses: after the hash, so that both shells serve one file, with every filter checked by its schema. */
import { Outlet, createHashHistory, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx'
import { Gate } from '#renderer/app/Gate.tsx'
import { featureRoutes } from '#renderer/app/routes.tsx'
import { useHas } from '#renderer/state/session.ts'
import type { FeatureRoute } from '#renderer/ui/feature-route.ts'
import { Empty } from '#renderer/ui/show/marks.tsx'
import { useText } from '#renderer/ui/use-text.ts'

function NotHere() {
  const t = useText()
  return <Empty text={t('shell.not-here')} />
}

/** A page behind its right; a fault in it stays inside it. */
function pageOf(route: FeatureRoute) {
  return function GuardedPage() {
    const t = useText()
    const allowed = useHas(route.capability)
    const Component = route.component
    if (!allowed) return <Empty text={t('shell.not-allowed')} />
    return <ErrorBoundary key={route.path}><Component /></ErrorBoundary>
  }
}

const root = createRootRoute({ component: () => <Gate><Outlet /></Gate>, notFoundComponent: NotHere })
const start = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: () => { throw redirect({ to: '/today' }) } })
const pages = featureRoutes.map((route) => createRoute({
  getParentRoute: () => root, path: route.path, component: pageOf(route),
  // Every member of a page's schema has a fallback, so an address typed by hand cannot fail here.
  ...(route.search === undefined ? {} : { validateSearch: (raw: Record<string, unknown>) => route.search?.parse(raw) as Record<string, unknown> }),
}))

export const router = createRouter({ routeTree: root.addChildren([start, ...pages]), history: createHashHistory(), defaultPreload: false })
