/** A server's excerpt: only its <mark> tags mean something, everything else stays text. */
export function Snippet({ text }: { text: string }) {
  const pieces = text.split(/(<mark>.*?<\/mark>)/s)
  return pieces.map((piece, i) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(piece)
    // Pieces of one text never change places.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return marked ? <mark key={i}>{marked[1]}</mark> : piece
  })
}
