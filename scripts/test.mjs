// `npm test`. Runs on Node 20 with nothing installed; the tests themselves run on Node 24.
import { install, runMain } from './bootstrap.mjs'

await install()
await runMain('scripts/test/main.ts')
