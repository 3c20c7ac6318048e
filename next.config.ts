import type { NextConfig } from 'next'

const config: NextConfig = {
  // Tests build into a folder of their own so that a running demo is not disturbed.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  images: { unoptimized: true },
  // The type check is a step of its own (`npm run typecheck`), with a compiler Next does not drive.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: '192kb' } },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', 'graphile-worker', 'pino'],
}

export default config
