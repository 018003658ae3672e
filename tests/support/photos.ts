/** Small real pictures for tests, and bytes that only claim to be one. */

/** A PNG of one grey pixel. */
export const pngBytes = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='), (sign) => sign.charCodeAt(0))

/** A picture that carries a text which must never be found on the disk. */
export function pngWith(text: string): Uint8Array<ArrayBuffer> {
  const tail = new TextEncoder().encode(text)
  const bytes = new Uint8Array(pngBytes.length + tail.length)
  bytes.set(pngBytes)
  bytes.set(tail, pngBytes.length)
  return bytes
}

export function photoOf(bytes: Uint8Array<ArrayBuffer>, name = '雨伞.png', type = 'image/png'): File {
  return new File([bytes], name, { type })
}
