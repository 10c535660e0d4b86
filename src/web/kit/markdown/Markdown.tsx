// Written text as rich text. The renderer is large, so it arrives after the plain text already reads.
import { useEffect, useState } from 'react'
import styles from './Markdown.module.css'

type Render = (text: string) => string
let render: Render | null = null

export function Markdown({ text }: { text: string }) {
  const [ready, setReady] = useState(render !== null)
  useEffect(() => {
    if (ready) return
    let here = true
    import('./render-markdown.ts').then(file => {
      render = file.renderMarkdown
      if (here) setReady(true)
    })
    return () => {
      here = false
    }
  }, [ready])
  if (!render) return <div className={styles.plain}>{text}</div>
  // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown escapes HTML and cleans the result
  return <div className={styles.rich} dangerouslySetInnerHTML={{ __html: render(text) }} />
}
