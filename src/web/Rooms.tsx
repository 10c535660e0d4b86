// Two rooms under one roof: the workspace for staff, the portal for everyone.
import { lazy, Suspense, useMemo } from 'react'
import { useAddress } from './router/address.ts'
import { matchPage } from './router/page.ts'
import { RoutingContext } from './router/use-page.ts'
import { usePlace } from './router/use-place.ts'
import { portalPages, workspacePages } from './routes.tsx'
import { FailureBoundary } from './shell/FailureBoundary.tsx'
import { NotFound } from './shell/NotFound.tsx'

const WorkspaceShell = lazy(() =>
  import('./shell/WorkspaceShell.tsx').then(file => ({ default: file.WorkspaceShell })),
)
const PortalShell = lazy(() =>
  import('./portal/PortalShell.tsx').then(file => ({ default: file.PortalShell })),
)

const allPages = [...workspacePages, ...portalPages]
const preload = async (pathname: string) => matchPage(allPages, pathname)?.page.preload()

export function Rooms() {
  const { pathname } = useAddress()
  const found = useMemo(() => matchPage(allPages, pathname), [pathname])
  const routing = useMemo(() => ({ params: found?.params ?? {}, preload }), [found])
  const Shell = pathname === '/portal' || pathname.startsWith('/portal/') ? PortalShell : WorkspaceShell
  const Content = found?.page.Component ?? NotFound
  usePlace()
  return (
    <RoutingContext value={routing}>
      <Suspense fallback={null}>
        <Shell>
          <FailureBoundary key={pathname}>
            <Suspense fallback={null}>
              <Content />
            </Suspense>
          </FailureBoundary>
        </Shell>
      </Suspense>
    </RoutingContext>
  )
}
