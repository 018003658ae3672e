/** Guarantees that no typed text becomes markup: everything put into a template is escaped unless it was made by a template. */

/** Markup that was built by `html`, never by hand. */
export type Html = { readonly markup: string }
type Part = Html | string | number | null | undefined | false | readonly Part[]

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Signs that no paper needs: C0 and C1 controls except line breaks, direction overrides, halves of surrogate pairs, non-characters. */
const unprintable = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Text as it can be printed or put into a cell: without invisible controls; tabs become spaces, line ends become `\n`. */
export function printable(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replaceAll('\t', ' ').replace(unprintable, '')
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(write).join('')
  return printable(String(part)).replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}

/** A template whose values are escaped; values that are templates themselves, and lists of them, are taken as they are. */
export function html(fixed: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: fixed.map((piece, index) => piece + write(parts[index])).join('') }
}

/** Marks markup that a trusted library made (an SVG of a bar code). Never for text that a person typed. */
export function trustedMarkup(markup: string): Html {
  return { markup }
}

/** A text as a CSS string for page margins; nothing in it can end the string, the rule or the style element. */
export function cssString(text: string): string {
  const plain = printable(text).replaceAll('\n', ' ')
  return `"${plain.replace(/[^\p{L}\p{N} ]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`
}
