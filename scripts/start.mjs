// `npm start` and `npm run dev`. Runs on Node 20 with nothing installed; the portal itself runs on Node 24.
import { install, runMain } from './bootstrap.mjs'
import { missingInProduction, modeOf } from './required.mjs'

if (modeOf(process.env) === 'production') {
  const missing = missingInProduction(process.env)
  if (missing.length > 0) {
    process.stderr.write(`Not started: in production these must be set: ${missing.join(', ')}.\n`)
    process.exit(1)
  }
}
await install()
await runMain('scripts/portal.ts')
