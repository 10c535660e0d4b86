import { parse } from '@formatjs/icu-messageformat-parser'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const server = process.env.STEWARD_SERVER ?? 'http://127.0.0.1:8080'
const proxy = { '/api': server, '/health': server }

/** Parses the ICU messages once, here, instead of in every browser; plain texts stay texts. */
const parsedMessages: Plugin = {
  name: 'parsed-messages',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/src\/web\/messages\/\w+\.json$/.test(id)) return null
    const texts: Record<string, string> = JSON.parse(code)
    const entries = Object.entries(texts).map(([key, text]) => [key, text.includes('{') ? parse(text) : text])
    return { code: JSON.stringify(Object.fromEntries(entries)), map: null }
  },
}

export default defineConfig({
  publicDir: 'src/web/public',
  plugins: [parsedMessages, react()],
  resolve: {
    alias: { '@formatjs/icu-messageformat-parser': '@formatjs/icu-messageformat-parser/no-parser.js' },
  },
  server: { proxy },
  preview: { proxy },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Everything stays a file of our own origin: the content security policy allows no data: scripts or fonts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // A few files that change rarely, instead of forty small ones: fewer round trips, longer caching.
        codeSplitting: {
          groups: [
            {
              name: 'libraries',
              test: /node_modules\/(react|react-dom|scheduler|@tanstack\/(react-query|query-core)|@formatjs|intl-messageformat)\//,
            },
            {
              name: 'house',
              test: /(node_modules\/@tabler|src\/web\/(api|messages(?!\/de\.json)|router)\/|src\/web\/shell\/(Brand|TypeIcon|acts|paths|PersonMenu|OfflineBar|LiveRecords|use-)|src\/web\/kit\/[\w-]+\.)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
})
