/** Guarantees that the page of either shell runs only its own scripts and speaks only to its own archive. */

/** The Content-Security-Policy of the built page. `connect` names what it may speak to beside its own address: the host shell's socket, nothing on the desktop. */
export function pagePolicy(connect: readonly string[] = []): string {
  const own = ["'self'", ...connect].join(' ')
  // Inline styles are antd's; scripts are files of this page only, and nothing evaluates text.
  return [
    "default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self' data:", `connect-src ${own}`,
    "frame-src 'self'", "form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'",
  ].join('; ')
}

/** The headers that go with every answer of a shell's page, besides its type. */
export function pageHeaders(connect: readonly string[] = []): Readonly<Record<string, string>> {
  return {
    'content-security-policy': pagePolicy(connect), 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin',
  }
}
