/** Guarantees that every paper is one self-contained page: no script, no network, its own policy against both, page numbers from CSS. */
import { cssString, html } from '#main/mechanisms/paper/html.ts'
import type { Html } from '#main/mechanisms/paper/html.ts'
import { paperFontFamily, paperFontRules } from '#main/mechanisms/paper/paper-fonts.ts'
import { translate } from '#shared/text/index.ts'
import type { Locale } from '#shared/text/index.ts'

export type PaperPage = {
  readonly title: string
  readonly locale: Locale
  /** CSS page size, e.g. `A4 landscape`, `80mm 150mm`. */
  readonly size: string
  /** CSS page margin, e.g. `12mm`. */
  readonly margin: string
  /** The paper's own rules; literals of the program only. */
  readonly css: string
  readonly body: Html
  /** At the foot of every page, left; the page number stands right. Absent: neither. */
  readonly foot?: string
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"

const baseCss = (family: string): string => `
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;padding:0 .3mm;color:#000;background:#fff;font:10.5pt/1.5 ${family};font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
h1{font-size:16pt;font-weight:600;margin:0;text-align:center}
table{border-collapse:collapse;width:100%}
`

function footRules(page: PaperPage, family: string): string {
  if (page.foot === undefined) return ''
  const font = `font:8pt ${family};color:#444`
  const [before, between, after] = translate(page.locale, 'paper.page-of', { page: '\u0000', pages: '\u0000' }).split('\u0000')
  const number = `${cssString(before ?? '')} counter(page) ${cssString(between ?? '')} counter(pages) ${cssString(after ?? '')}`
  return `@bottom-left{content:${cssString(page.foot)};${font};width:75%;text-align:left}@bottom-right{content:${number};${font};width:25%;text-align:right}`
}

/** The whole page as HTML. `embedFonts` adds the font slices that its text needs; leave it off for a preview on this machine's screen. */
export function paperPage(page: PaperPage, options: { readonly embedFonts?: boolean } = {}): string {
  const isEmbedded = options.embedFonts === true
  const family = paperFontFamily(isEmbedded)
  const fontRules = isEmbedded ? paperFontRules(`${page.body.markup}${page.title}${page.foot ?? ''}${translate(page.locale, 'paper.page-of')}`) : ''
  const style = `${fontRules}${baseCss(family)}@page{size:${page.size};margin:${page.margin};${footRules(page, family)}}${page.css}`
  const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">${html`<title>${page.title}</title>`.markup}`
  return `<!doctype html>\n<html lang="${page.locale === 'zh' ? 'zh-CN' : 'en'}"><head>${head}<style>${style}</style></head><body>${page.body.markup}</body></html>\n`
}
