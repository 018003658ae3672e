/** Bar codes and QR codes as inline SVG, so that a page needs no picture from outside. */
import bwip from 'bwip-js/node'
import { html, printable, trustedMarkup } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'

/** Numbers that the desk's scanners read as a bar code of bearable width. */
const barCodeText = /^[\x20-\x7E]{1,28}$/
const longestQrText = 500

/** Code 128 for short plain numbers, else a QR code; nothing for an empty text. */
export function barCode(text: string): Html {
  if (!barCodeText.test(text)) return qrCode(text)
  return html`<div class="bar">${trustedMarkup(bwip.toSVG({ bcid: 'code128', text, height: 10, includetext: false }))}</div>`
}

/** A QR code (error correction level M) of what can be printed: the encoder throws on halves of surrogate pairs. */
export function qrCode(text: string): Html {
  const short = [...printable(text)].slice(0, longestQrText).join('')
  return short.trim() === '' ? html`` : html`<div class="qr">${trustedMarkup(bwip.toSVG({ bcid: 'qrcode', text: short }))}</div>`
}
