export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // The first column says what, the others how much.
  const rule = head.map((_, at) => (at === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

export const whole = (value: number): string => Math.round(value).toLocaleString('en')
export const ms = (value: number): string => value.toFixed(value < 10 ? 2 : 1)
export const ratio = (value: number): string => value.toFixed(2)
export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
export const percent = (share: number): string => `${Math.round(share * 100)} %`
