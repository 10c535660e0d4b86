import { domainOf } from '../mail-post.ts'

export type Authentication = 'passed' | 'failed' | 'unknown'

/**
 * What our own mail server found out about the sender (RFC 8601). Anybody can write such a header into his message: only
 * the topmost one that bears our server's name is believed, which that server sets above all others.
 */
export function authenticationOf(
  headers: ReadonlyMap<string, string>,
  sender: string,
  authServer: string,
): Authentication {
  if (authServer === '') return 'unknown'
  const [ours] = (headers.get('authentication-results') ?? '')
    .split('\n')
    .filter(line => line.trim().toLowerCase().split(/[\s;]/)[0] === authServer)
  if (ours === undefined) return 'unknown'
  const dmarc = /\bdmarc=(\w+)/i.exec(ours)?.[1]?.toLowerCase()
  if (dmarc === 'pass') return 'passed'
  if (dmarc === 'fail') return 'failed'
  const domain = domainOf(sender)
  const aligned = (claimed: string | undefined): boolean => {
    const name = claimed?.toLowerCase().replace(/^.*@/, '') ?? ''
    return name !== '' && (name === domain || domain.endsWith(`.${name}`))
  }
  const dkim = [...ours.matchAll(/\bdkim=pass\b[^;]*?header\.(?:d|i)=([^\s;]+)/gi)].some(match =>
    aligned(match[1]),
  )
  const spf = aligned(/\bspf=pass\b[^;]*?smtp\.mailfrom=([^\s;]+)/i.exec(ours)?.[1])
  return dkim || spf ? 'passed' : 'unknown'
}
