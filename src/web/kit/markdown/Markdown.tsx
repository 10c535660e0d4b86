// Written text as rich text. The renderer is large, so it arrives after the plain text already reads.
import { type MouseEvent, useEffect, useState } from 'react'
import { useGo } from '../../router/use-page.ts'
import { collapse } from '../record/mentions.ts'
import styles from './Markdown.module.css'
import type { Refs } from './markdown-refs.ts'
import { useRefs } from './use-refs.ts'

type Render = (text: string, refs: Refs, headings: boolean) => string
let render: Render | null = null

/** `headings`: the text is the page and has headings of its own. */
export function Markdown({ text, headings = false }: { text: string; headings?: boolean }) {
  const [ready, setReady] = useState(render !== null)
  const refs = useRefs(text)
  const go = useGo()
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
  if (!render) return <div className={styles.plain}>{collapse(text).text}</div>
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-record]') : null
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    go(link.getAttribute('href') ?? '')
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the links inside are real and take the keys themselves
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a click on a link inside the house
    <div
      className={styles.rich}
      onClick={follow}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: renderMarkdown escapes HTML and cleans the result
      dangerouslySetInnerHTML={{ __html: render(text, refs, headings) }}
    />
  )
}
