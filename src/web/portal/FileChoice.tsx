import { IconPaperclip, IconX } from '@tabler/icons-react'
import { useRef } from 'react'
import { Button, IconButton } from '../kit/Button.tsx'
import { t } from '../messages/t.ts'
import styles from './Portal.module.css'

interface Props {
  files: File[]
  onChange: (files: File[]) => void
}

export function FileChoice({ files, onChange }: Props) {
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.files}>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        onChange={event => {
          onChange([...files, ...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button onClick={() => chooser.current?.click()}>
        <IconPaperclip size={18} stroke={1.5} aria-hidden />
        {t('portal.addFiles')}
      </Button>
      {files.map((file, i) => (
        <span key={`${file.name}-${file.size}-${file.lastModified}`} className={styles.file}>
          <span className="truncate">{file.name}</span>
          <IconButton
            label={t('composer.removeFile', { name: file.name })}
            onClick={() => onChange(files.toSpliced(i, 1))}
          >
            <IconX size={16} stroke={1.5} aria-hidden />
          </IconButton>
        </span>
      ))}
    </div>
  )
}
