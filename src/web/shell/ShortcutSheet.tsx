import { useState } from 'react'
import { useMe } from '../api/me.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { t } from '../messages/t.ts'
import { type Act, currentActs, keyText } from './acts.ts'
import styles from './ShortcutSheet.module.css'

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const me = useMe()
  const [acts] = useState(() => currentActs().filter(act => act.keys))
  const groups = Map.groupBy(acts, act => act.group)
  return (
    <Dialog title={t('acts.sheet')} onClose={onClose} wide>
      {!me.preferences.singleKeys && <p className={styles.off}>{t('acts.singleKeysOff')}</p>}
      <div className={styles.groups}>
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {members.map(act => (
                <Line key={act.id} act={act} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function Line({ act }: { act: Act }) {
  return (
    <div className={styles.line}>
      <dt>{act.label}</dt>
      <dd>
        {act.keys?.slice(0, 2).map(keys => (
          <kbd key={keys}>{keyText(keys)}</kbd>
        ))}
      </dd>
    </div>
  )
}
