/** Guarantees that a telephone number is kept as it was typed and found by its digits. */

/** One number: as typed, its digits without country code, and its extension ('' when none). */
export type Phone = { readonly typed: string; readonly digits: string; readonly extension: string }

/** `转 801`, `ext 801`, `#801`, `x801` at the end of a number. */
const namedExtension = /(?:转|轉|分机|ext\.?|x|#)\s*(\d{1,6})\s*$/i
/** `0755-12345678-801`: a third group after a land line. */
const thirdGroup = /^(\d{3,4}[-\s]\d{7,8})[-\s](\d{1,6})$/

/** Reads one typed number; width, spaces and dashes do not matter, +86 falls away. */
export function readPhone(typed: string): Phone {
  const plain = typed.normalize('NFKC').trim()
  const named = namedExtension.exec(plain)
  const grouped = named === null ? thirdGroup.exec(plain) : null
  const main = named !== null ? plain.slice(0, named.index) : (grouped?.[1] ?? plain)
  return { typed: typed.trim(), digits: withoutCountry(main.replaceAll(/\D/g, '')), extension: named?.[1] ?? grouped?.[2] ?? '' }
}

function withoutCountry(digits: string): string {
  const international = digits.startsWith('0086') ? digits.slice(4) : digits.startsWith('86') && digits.length > 11 ? digits.slice(2) : digits
  return international
}

/** Whether a number has enough digits to tell customers apart by it. */
export function identifies(phone: Phone): boolean {
  return phone.digits.length >= 7
}
