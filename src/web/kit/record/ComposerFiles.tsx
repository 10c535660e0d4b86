import { IconX } from '@tabler/icons-react'
import { t } from '../../messages/t.ts'
import { IconButton } from '../Button.tsx'
import styles from './Composer.module.css'

export function ComposerFiles({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  if (files.length === 0) return null
  return (
    <ul className={styles.files}>
      {files.map((file, i) => (
        <li key={`${file.name}-${file.size}-${file.lastModified}`} className={styles.file}>
          <span className="truncate">{file.name}</span>
          <IconButton
            small
            label={t('composer.removeFile', { name: file.name })}
            onClick={() => onChange(files.toSpliced(i, 1))}
          >
            <IconX size={14} stroke={1.5} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
