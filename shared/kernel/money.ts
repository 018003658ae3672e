/** Guarantees that money is counted in whole cents and never in floating point. */

/** Renminbi in whole cents (分). */
export type Cents = number & { readonly __cents: true }

/** Beyond this a sum of sums could leave the safe integers. */
export const maxCents = 2 ** 51 - 1

/** Whether a number is a whole, safe amount of cents. */
export function isCents(value: number): value is Cents {
  return Number.isSafeInteger(value) && Math.abs(value) <= maxCents
}

/** Reads a number as cents; throws on fractions and on amounts past the bound. */
export function toCents(value: number): Cents {
  if (!isCents(value)) throw new RangeError('not a whole amount of cents')
  return value
}

/** Adds amounts; throws when the sum leaves the bound. */
export function addCents(...amounts: readonly Cents[]): Cents {
  return toCents(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}

/** `¥1,234.50`: grouped, two decimals, sign before the currency mark. */
export function formatCents(amount: Cents): string {
  const absolute = Math.abs(amount)
  const yuan = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return `${amount < 0 ? '-' : ''}¥${yuan}.${String(absolute % 100).padStart(2, '0')}`
}
