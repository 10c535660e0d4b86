import { IconKeyboard, IconLogout, IconMoon, IconSettings, IconSmartHome, IconSun } from '@tabler/icons-react'
import { useMe, useSavePreferences, useSignOut } from '../api/me.ts'
import { Menu, type MenuItem } from '../kit/Menu.tsx'
import { PersonFace } from '../kit/PersonFace.tsx'
import { showProblem } from '../kit/toast.ts'
import { t } from '../messages/t.ts'
import { useGo } from '../router/use-page.ts'
import { useShell } from './shell-context.ts'

export function PersonMenu({
  className,
  portal = false,
}: {
  className?: string | undefined
  portal?: boolean
}) {
  const me = useMe()
  const go = useGo()
  const shell = useShell()
  const save = useSavePreferences()
  const signOut = useSignOut()
  const dark = document.documentElement.dataset.scheme === 'dark'
  const setScheme = () => save.mutate({ colorScheme: dark ? 'light' : 'dark' }, { onError: showProblem })
  const icon = { size: 16, stroke: 1.5, 'aria-hidden': true }
  const items: MenuItem[] = [
    {
      id: 'account',
      label: t('nav.account'),
      icon: <IconSettings {...icon} />,
      onSelect: () => go(portal ? '/portal/account' : '/account'),
    },
    {
      id: 'scheme',
      label: dark ? t('scheme.toLight') : t('scheme.toDark'),
      icon: dark ? <IconSun {...icon} /> : <IconMoon {...icon} />,
      onSelect: setScheme,
    },
  ]
  if (!portal) {
    items.push({
      id: 'keys',
      label: t('acts.sheet'),
      icon: <IconKeyboard {...icon} />,
      hint: '?',
      onSelect: shell.openSheet,
    })
    items.push({
      id: 'portal',
      label: t('nav.portal'),
      icon: <IconSmartHome {...icon} />,
      onSelect: () => go('/portal'),
    })
  } else if (me.isStaff)
    items.push({
      id: 'workspace',
      label: t('nav.workspace'),
      icon: <IconSmartHome {...icon} />,
      onSelect: () => go('/'),
    })
  items.push({
    id: 'out',
    label: t('nav.signOut'),
    icon: <IconLogout {...icon} />,
    apart: true,
    onSelect: () => signOut.mutate(),
  })
  return (
    <Menu
      label={t('nav.person', { name: me.name })}
      heading={me.name}
      side="end"
      items={items}
      trigger={props => (
        <button
          type="button"
          {...props}
          className={className}
          aria-label={t('nav.person', { name: me.name })}
        >
          <PersonFace name={me.name} size={26} />
        </button>
      )}
    />
  )
}
