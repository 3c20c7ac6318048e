/** Settings with which `env()` is content in a test that starts no portal. */
export function settingsForTests(): Record<string, string> {
  return {
    PORTAL_MODE: 'demo',
    APP_ORIGIN: 'http://localhost:3000',
    OIDC_ISSUER: 'http://localhost:3001',
    OIDC_CLIENT_ID: 'portal',
    OIDC_CLIENT_SECRET: 'not-a-secret',
    AUTH_SECRET: 'not-a-secret-but-long-enough-for-tests',
    SMTP_URL: 'smtp://127.0.0.1:3002',
    MAIL_FROM: 'portal@demo.example',
    // One person declares and searches in many tests; the limits have tests of their own.
    LIMIT_SUBMITS_PER_HOUR: '100000',
    LIMIT_SEARCHES_PER_HOUR: '100000',
  }
}
