import { registerHooks } from 'node:module'

/** Next's own packages name no file endings for Node; its bundler adds them. */
registerHooks({
  resolve(specifier, context, next) {
    return next(/^next\/[a-z-]+$/.test(specifier) ? `${specifier}.js` : specifier, context)
  },
})
