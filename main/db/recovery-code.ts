/** The printed recovery code: eight groups of five letters, forgiving to type, with a check that catches slips before any key is tried. */
import { createHash, randomBytes } from 'node:crypto'

/** Without 0 O 1 I L U: nothing looks like something else on paper. 30 signs. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const secretSigns = 35
const checkSigns = 5
const groupSigns = 5

function signs(bytes: Buffer, count: number): string {
  // 5 bytes a sign make the remainder's bias smaller than one in 2^35.
  return Array.from({ length: count }, (_, index) => alphabet.charAt(Number(BigInt(bytes.readUIntBE(index * 5, 5)) % BigInt(alphabet.length)))).join('')
}

function checkOf(secret: string): string {
  return signs(Buffer.concat([createHash('sha256').update(`dangui recovery ${secret}`).digest()]), checkSigns)
}

/** A new code of 171 random bits, in printed form: `XXXXX-XXXXX-…`. */
export function createRecoveryCode(): string {
  const secret = signs(randomBytes(secretSigns * 5), secretSigns)
  return `${secret}${checkOf(secret)}`.match(new RegExp(`.{${String(groupSigns)}}`, 'g'))?.join('-') ?? ''
}

/** What was typed, brought to the printed letters without dashes; null when it is not a code or a sign is wrong. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '').replaceAll('0', 'Q').replaceAll('O', 'Q').replaceAll('1', 'J').replaceAll('I', 'J').replaceAll('L', 'J').replaceAll('U', 'V')
  if (plain.length !== secretSigns + checkSigns) return null
  const secret = plain.slice(0, secretSigns)
  return checkOf(secret) === plain.slice(secretSigns) ? secret : null
}
