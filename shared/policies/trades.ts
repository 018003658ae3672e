/** For whom each policy was written, and which policies an office begins with. */

/** `any`: any office with a front desk and an archive; `property`: property managers; `car-dealer`; `sales`: firms that sell on credit and grade their customers. */
export type Trade = 'any' | 'property' | 'car-dealer' | 'sales'

/** P15 files a complaint by number plate and P05 by the dealer's brand, so both are a car dealer's. P02, P12 and P22 count on sales and payments, which a front desk does not have. */
export const tradeOf: Readonly<Record<string, Trade>> = {
  P01: 'property', P02: 'sales', P03: 'property', P04: 'any', P05: 'car-dealer', P06: 'any', P07: 'any', P08: 'any', P09: 'any', P10: 'car-dealer', P11: 'property', P12: 'sales',
  P13: 'car-dealer', P14: 'property', P15: 'car-dealer', P16: 'any', P17: 'any', P18: 'any', P19: 'any', P20: 'any', P21: 'property', P22: 'sales', P23: 'property',
}

const beginningTrades: readonly Trade[] = ['any', 'property']

/** What an office begins with: the packs of no trade, and those of property managers, whose desk is the one that the program is made for. */
export const packsAtTheBeginning: readonly string[] = Object.keys(tradeOf).filter((id) => beginningTrades.includes(tradeOf[id] ?? 'sales'))

/** Packs that a desk of the program cannot work without: receptions stand on P06, lending on P07. Their figures can be changed, they cannot be put out of force. */
export const packsNeeded: readonly string[] = ['P06', 'P07']

/** Which clause asks for the general manager's approval of a change; P07-29 where a pack itself names none. */
export function approvalClauseOf(pack: string): string {
  return { P17: 'P17-1.3.2', P19: 'P19-1.9' }[pack] ?? 'P07-29'
}
