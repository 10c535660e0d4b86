import { describe, expect, it } from 'vitest'
import { lazyPage, matchPage, type Page } from './page.ts'

const page = (path: string): Page => ({ path, ...lazyPage(() => Promise.resolve(() => null)) })
const pages = ['/', '/admin/audit', '/admin/:plural', '/work/:plural/:id'].map(page)

describe('the map of pages', () => {
  it.each([
    ['/', '/', {}],
    ['/admin/audit', '/admin/audit', {}],
    ['/admin/categories', '/admin/:plural', { plural: 'categories' }],
    ['/work/incidents/INC%201', '/work/:plural/:id', { plural: 'incidents', id: 'INC 1' }],
  ])('%s is %s', (pathname, path, params) => {
    const found = matchPage(pages, pathname)
    expect(found?.page.path).toBe(path)
    expect(found?.params).toEqual(params)
  })

  it.each(['/nowhere', '/work/incidents', '/work/incidents/1/2', '/work//1', '/work/incidents/%E0%A4%A'])(
    '%s is no page',
    pathname => {
      expect(matchPage(pages, pathname)).toBeNull()
    },
  )
})
