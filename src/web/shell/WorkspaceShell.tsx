// The room for staff: rail, top bar, and the keys that work everywhere.

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { useMe } from '../api/me.ts'
import { useTypes } from '../api/meta.ts'
import type { TypeMeta } from '../api/types.ts'
import { usePutOffAsked } from '../inbox/put-off.ts'
import { inSentence } from '../messages/in-sentence.ts'
import { t } from '../messages/t.ts'
import { changeAddress, useAddress } from '../router/address.ts'
import { useGo } from '../router/use-page.ts'
import { type Act, useActs, useKeys } from './acts.ts'
import { BottomBar } from './BottomBar.tsx'
import { LiveRecords } from './LiveRecords.tsx'
import { OfflineBar } from './OfflineBar.tsx'
import { listPath, newRecordPath } from './paths.ts'
import { Rail } from './Rail.tsx'
import { ShellContext } from './shell-context.ts'
import { keysFor, setOwnKeys } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { useIsPhone } from './use-is-phone.ts'
import styles from './WorkspaceShell.module.css'

const Palette = lazy(() => import('./Palette.tsx').then(file => ({ default: file.Palette })))
const ShortcutSheet = lazy(() =>
  import('./ShortcutSheet.tsx').then(file => ({ default: file.ShortcutSheet })),
)
const PutOffHost = lazy(() => import('../inbox/PutOffHost.tsx').then(file => ({ default: file.PutOffHost })))
const CreateDialog = lazy(() =>
  import('../kit/record/CreateDialog.tsx').then(file => ({ default: file.CreateDialog })),
)

export function WorkspaceShell({ children }: { children: ReactNode }) {
  const me = useMe()
  return me.isStaff ? <StaffShell>{children}</StaffShell> : <ToPortal />
}

/** Leaves once: while the portal loads the address has already changed, and must not be turned again. */
function ToPortal() {
  const { pathname } = useAddress()
  const [twin] = useState(() => portalTwin(pathname))
  useEffect(() => changeAddress(twin, { replace: true }), [twin])
  return null
}

/** Where an employee finds what a workspace address shows to staff. */
function portalTwin(pathname: string): string {
  const record = /^\/work\/[^/]+\/([^/]+)$/.exec(pathname)
  if (record) return `/portal/tickets/${record[1]}`
  return pathname === '/account' ? '/portal/account' : '/portal'
}

/** The queue is the list new work is created in; other practices have the letter of their name. */
const goLetters: Record<string, string> = {
  changes: 'g c',
  articles: 'g k',
  problems: 'g p',
  requests: 'g r',
}

function goKeys(type: TypeMeta, isQueue: boolean): { keys?: string[] } {
  if (isQueue) return { keys: keysFor('go-queue') }
  const letter = goLetters[type.plural]
  return letter ? { keys: [letter] } : {}
}

type Overlay = { kind: 'palette' } | { kind: 'sheet' } | { kind: 'create'; type: TypeMeta } | null

function StaffShell({ children }: { children: ReactNode }) {
  const me = useMe()
  const types = useTypes()
  const go = useGo()
  const isPhone = useIsPhone()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const close = () => setOverlay(null)
  const putOff = usePutOffAsked()
  const shell = useMemo(
    () => ({
      openPalette: () => setOverlay({ kind: 'palette' }),
      openSheet: () => setOverlay({ kind: 'sheet' }),
      openCreate: (type: TypeMeta) => {
        const ownPage = newRecordPath(type)
        if (ownPage) go(ownPage)
        else setOverlay({ kind: 'create', type })
      },
    }),
    [go],
  )
  const creatable = types.find(type => type.area === 'work' && type.canCreate)

  setOwnKeys(me.preferences.keys)
  useKeys(me.preferences.singleKeys)
  const group = t('acts.everywhere')
  const acts: Act[] = [
    {
      id: 'palette',
      label: t('acts.palette'),
      keys: keysFor('palette'),
      group,
      keyOnly: true,
      run: shell.openPalette,
    },
    { id: 'sheet', label: t('acts.sheet'), keys: keysFor('sheet'), group, run: shell.openSheet },
    { id: 'go-my-work', label: t('acts.goMyWork'), keys: keysFor('go-my-work'), group, run: () => go('/') },
    { id: 'go-inbox', label: t('acts.goInbox'), keys: keysFor('go-inbox'), group, run: () => go('/inbox') },
    { id: 'go-account', label: t('nav.account'), group, run: () => go('/account') },
    { id: 'go-portal', label: t('nav.portal'), group, run: () => go('/portal') },
  ]
  for (const type of types.filter(candidate => candidate.area !== 'none'))
    acts.push({
      id: `go-${type.plural}`,
      label: t('acts.goList', { list: type.labelPlural }),
      ...goKeys(type, type.type === creatable?.type),
      group,
      run: () => go(listPath(type)),
    })
  if (creatable)
    acts.push({
      id: 'create',
      label: t('acts.createOf', { type: inSentence(creatable.label) }),
      keys: keysFor('create'),
      group,
      run: () => shell.openCreate(creatable),
    })
  useActs('shell', acts)

  return (
    <ShellContext value={shell}>
      <a className={styles.skip} href="#content">
        {t('nav.skip')}
      </a>
      <div className={styles.shell}>
        {!isPhone && <Rail />}
        <TopBar creatable={creatable ?? null} />
        <main id="content" tabIndex={-1} className={styles.content}>
          {children}
        </main>
        {isPhone && <BottomBar />}
      </div>
      <LiveRecords />
      <OfflineBar />
      <Suspense fallback={null}>
        {putOff && <PutOffHost />}
        {overlay?.kind === 'palette' && <Palette onClose={close} />}
        {overlay?.kind === 'sheet' && <ShortcutSheet onClose={close} />}
        {overlay?.kind === 'create' && <CreateDialog type={overlay.type} onClose={close} />}
      </Suspense>
    </ShellContext>
  )
}
