import node from '@astrojs/node'
import react from '@astrojs/react'
import { defineConfig } from 'astro/config'
import { subsetFonts } from './build/subset-fonts.ts'

/** Pages are rendered on demand and handed to Express (src/server); nothing here opens a port. */
export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 1_048_576 }),
  integrations: [react(), subsetFonts()],
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  security: {
    checkOrigin: true,
    // Express drops forwarded headers that do not come from a trusted proxy before Astro sees them.
    allowedDomains: [{}],
    // Sent as a header; src/middleware.ts adds the address of the file store, known only at run time.
    csp: {
      directives: [
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "font-src 'self'",
      ],
    },
  },
  // One style sheet of some 7 KB for the whole site: the next page has it already.
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
})
