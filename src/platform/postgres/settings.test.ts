import { expect, test } from 'vitest'
import { defaultSettings, renderSettings } from './settings.ts'

test.each([
  [512, '128MB', '256MB'],
  [3072, '192MB', '1536MB'],
  [65_536, '256MB', '32768MB'],
])('a machine of %i MB gives %s to PostgreSQL and expects a cache of %s', (megabytes, shared, cache) => {
  const settings = defaultSettings({ megabytes, cores: 2 })
  expect(settings.shared_buffers).toBe(shared)
  expect(settings.effective_cache_size).toBe(cache)
})

test('what is acknowledged is on the disk', () => {
  const settings = defaultSettings()
  expect(settings.fsync).toBe('on')
  expect(settings.synchronous_commit).toBe('on')
})

test('values are quoted as PostgreSQL reads them', () => {
  expect(renderSettings({ search_path: `"$user", public`, cluster_name: `it's` })).toMatch(
    /\nsearch_path = '"\$user", public'\ncluster_name = 'it''s'\n$/,
  )
})
