import { t } from '../../messages/t.ts'
import { foldQuoted } from './fold-quoted.ts'
import styles from './Markdown.module.css'
import { Markdown } from './Markdown.tsx'

/** What somebody wrote, with a long quotation below it folded away. */
export function WrittenText({ text }: { text: string }) {
  const { said, quoted } = foldQuoted(text)
  if (quoted === '') return <Markdown text={text} />
  return (
    <>
      <Markdown text={said} />
      <details className={styles.quoted}>
        <summary>{t('markdown.quoted')}</summary>
        <Markdown text={quoted} />
      </details>
    </>
  )
}
