/** Headers that only this server may set: one sent by a browser would choose the nonce or talk to Next's inner machinery. */
export const forgeableHeaders = [
  'x-nonce',
  'content-security-policy',
  'content-security-policy-report-only',
  'x-middleware-subrequest',
  'x-middleware-subrequest-id',
] as const;

/** Headers that are the same on every answer. */
export const steadyHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/**
 * The content security policy of a page: nothing from elsewhere, scripts only with this request's nonce.
 * Styles may be inline because positions in charts are computed. `development` allows the eval that React's error
 * overlay needs.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
