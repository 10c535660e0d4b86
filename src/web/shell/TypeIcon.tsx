import {
  IconAdjustments,
  IconAlertCircle,
  IconApps,
  IconBolt,
  IconBook,
  IconBug,
  IconBuilding,
  IconBuildingCommunity,
  IconChecklist,
  IconClipboardList,
  IconFile,
  IconForms,
  IconMapPin,
  IconMessage2,
  IconRepeat,
  IconReplace,
  IconServer,
  IconShoppingBag,
  IconTag,
  IconTemplate,
  IconUser,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'

const icons: Record<string, typeof IconFile> = {
  'alert-circle': IconAlertCircle,
  user: IconUser,
  users: IconUsers,
  'users-group': IconUsersGroup,
  'building-community': IconBuildingCommunity,
  apps: IconApps,
  building: IconBuilding,
  'map-pin': IconMapPin,
  server: IconServer,
  tag: IconTag,
  forms: IconForms,
  adjustments: IconAdjustments,
  bug: IconBug,
  replace: IconReplace,
  book: IconBook,
  'shopping-bag': IconShoppingBag,
  'clipboard-list': IconClipboardList,
  'message-2': IconMessage2,
  bolt: IconBolt,
  template: IconTemplate,
  repeat: IconRepeat,
  checklist: IconChecklist,
}

/** The picture a record type names for itself; a sheet of paper for one that names none we know. */
export function TypeIcon({ icon, size = 16 }: { icon: string; size?: number }) {
  const Icon = icons[icon] ?? IconFile
  return <Icon size={size} stroke={1.5} aria-hidden />
}
