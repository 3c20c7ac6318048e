import path from 'node:path'

// The least that Next can be: what a page costs, and a browser loads, before anybody has written anything.
export default {
  poweredByHeader: false,
  turbopack: { root: path.resolve(import.meta.dirname, '..', '..') },
}
