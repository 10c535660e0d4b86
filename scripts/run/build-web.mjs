// Builds the web app and remembers the files it was made from.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { outputFolder, writeStamp } from './web.mjs'

const root = process.cwd()
const modules = new Set()

const remember = {
  name: 'steward-remember-modules',
  moduleParsed({ id }) {
    const file = path.relative(root, id.replace(/^\0/, '').replace(/\?.*$/, ''))
    const isOurs = !file.startsWith('..') && !path.isAbsolute(file) && !file.startsWith('node_modules')
    if (isOurs && existsSync(file)) modules.add(file.split(path.sep).join('/'))
  },
}

await build({
  root,
  logLevel: 'warn',
  plugins: [remember],
  build: { outDir: outputFolder, emptyOutDir: true },
})
writeStamp(root, [...modules].sort())
