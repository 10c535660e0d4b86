// A page: its address with named parts, and its code, which loads when it is first wanted.
import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

export interface Loaded {
  Component: LazyExoticComponent<ComponentType>
  /** Fetches the code ahead of the visit. */
  preload: () => Promise<unknown>
}

export interface Page extends Loaded {
  path: string
}

export type Params = Record<string, string>

export function lazyPage(load: () => Promise<ComponentType>): Loaded {
  let loading: Promise<{ default: ComponentType }> | null = null
  const once = () => {
    loading ??= load().then(component => ({ default: component }))
    return loading
  }
  return { Component: lazy(once), preload: once }
}

export function matchPage(pages: Page[], pathname: string): { page: Page; params: Params } | null {
  const given = pathname.split('/')
  for (const page of pages) {
    const params = matchPath(page.path.split('/'), given)
    if (params) return { page, params }
  }
  return null
}

function matchPath(wanted: string[], given: string[]): Params | null {
  if (wanted.length !== given.length) return null
  const params: Params = {}
  for (const [i, part] of wanted.entries()) {
    const actual = given[i] ?? ''
    if (part.startsWith(':')) {
      const value = decoded(actual)
      if (value === '') return null
      params[part.slice(1)] = value
    } else if (part !== actual) return null
  }
  return params
}

/** A mistyped escape in the address names no page; it must not break one. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
