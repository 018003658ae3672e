/** Starts the desk in either shell. */
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from '#renderer/app/ErrorBoundary.tsx'
import { RouterProvider } from '@tanstack/react-router'
import { router } from '#renderer/app/router.tsx'
import { findInArchive } from '#renderer/features/find/find-in-archive.ts'
import { createQueryClient } from '#renderer/rpc/query-client.ts'
import { useSession } from '#renderer/state/session.ts'
import { setFindSource } from '#renderer/ui/find/find-source.ts'
import { ThemeFrame } from '#renderer/ui/theme/ThemeFrame.tsx'
import '@fontsource-variable/noto-sans-sc'

setFindSource(findInArchive)
const queries = createQueryClient(() => useSession.getState().setLocked())
const holder = document.getElementById('root')
if (holder === null) throw new Error('the page has no root')
createRoot(holder).render(
  <StrictMode>
    <ThemeFrame>
      <ErrorBoundary>
        <QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider>
      </ErrorBoundary>
    </ThemeFrame>
  </StrictMode>,
)
