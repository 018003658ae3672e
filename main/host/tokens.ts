/** Who may speak to the host shell: a bearer token per start, and one browser session per one-time code. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A secret of 256 random bits that is safe in a header, a cookie and a URL fragment. */
export function createSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that says nothing about where two secrets differ. */
export function isSameSecret(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}

/** The bearer token of a request, or null. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(header ?? '')?.[1] ?? null
}

/** A cookie's value, or null. */
export function cookieOf(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value !== undefined) return value
  }
  return null
}
