import { describe, expect, it } from 'vitest'
import { barCode, qrCode } from '#main/mechanisms/documents/codes.ts'
import { documentHtml, documentStack } from '#main/mechanisms/documents/document.ts'
import { itemLabels } from '#main/mechanisms/documents/item-label.ts'
import { cssString, html, printable } from '#main/mechanisms/paper/html.ts'
import { paperFontRules, readSlices } from '#main/mechanisms/paper/paper-fonts.ts'
import { samplePapers } from '#tests/support/sample-papers.ts'
import { hostileTexts } from '#tests/support/sample-report.ts'

const names = Object.keys(samplePapers())
/** The page without its own style element and without the pictures of codes: what typed text could have changed. */
const markupOf = (page: string) => page.replace(/<style>[\s\S]*?<\/style>/, '').replaceAll(/<svg[\s\S]*?<\/svg>/g, '<svg></svg>')
/** Every tag of a page in order, with its attributes: hostile text must not add, drop or change one. */
const skeletonOf = (page: string) => [...markupOf(page).matchAll(/<[^>]*>/g)].map(([tag]) => tag).join('')

describe('office paper', () => {
  it.each(names)('prints %s with its facts, in Chinese and in English', (name) => {
    const zh = documentHtml(samplePapers()[name] ?? never())
    const en = documentHtml(samplePapers(undefined, 'en')[name] ?? never())
    expect(zh).toContain('<html lang="zh-CN">')
    expect(en).toContain('<html lang="en">')
    expect(en).not.toBe(zh)
    for (const page of [zh, en]) expect(page).not.toMatch(/paper\.[a-z]|\{[a-z]+\}(?![^<]*<\/style>)|undefined|\[object/)
  })

  it('shows on a ticket what, whose, when, where and the number twice, and only the tail of the phone', () => {
    const page = documentHtml(samplePapers()['ticket-80'] ?? never())
    for (const fact of ['合同一袋（含印章样本）', '2 袋', '前台柜 3-02', '测试甲', '欧尼士（深圳）科技有限公司', '2026-03-02 09:00', '测试乙', '*4321', '沿虚线撕开']) expect(page).toContain(fact)
    expect(page.split('<div class="number">JC2026-00001</div>')).toHaveLength(3)
    expect(page).not.toContain('0000-4321')
    expect(page).toContain('size:80mm')
  })

  it('leaves room on a slip for what is not known yet: empty lines, signatures, dates', () => {
    const page = documentHtml(samplePapers()['loan-slip'] ?? never())
    expect(page.split('<tr>').length - 1).toBeGreaterThan(10)
    for (const box of ['部门经理', '总经理', '借阅人签收', '借出经办人', '归还人', '归还验收人']) expect(page).toContain(box)
    expect(page).toContain('应还日期')
    expect(page).toContain('counter(page)')
  })

  it('prints a recovery code in groups, and every group', () => {
    const page = documentHtml(samplePapers()['recovery'] ?? never())
    for (const group of ['ABCD', 'EFGH', 'JKMN', 'PQRS', 'TUVW', 'XYZ2', '3456', '789A']) expect(page).toContain(`<span>${group}</span>`)
  })

  it('begins a used sheet of labels after the empty places', () => {
    const label = { number: 'A-1', title: 'x', subtitle: '', place: '', secrecy: '' }
    const page = documentHtml(itemLabels([label], { paper: 'a4-3x8', locale: 'zh', skip: 5 }))
    expect(page.split('<div class="label"></div>')).toHaveLength(6)
    expect(page).not.toContain('class="secrecy"')
  })

  it('stacks many of one kind, each on its own page', () => {
    const badge = samplePapers()['badge'] ?? never()
    expect(documentHtml(documentStack([badge, badge, badge])).split('break-after:page')).toHaveLength(4)
  })

  it('draws other bars for another number, and a QR code for what bars cannot say', () => {
    expect(barCode('JC2026-00001').markup).not.toBe(barCode('JC2026-00002').markup)
    expect(barCode('JC2026-00001').markup).toMatch(/^<div class="bar"><svg viewBox="0 0 \d+ \d+"/)
    expect(barCode('沪A12345').markup).toMatch(/^<div class="qr"><svg/)
    expect(qrCode('').markup).toBe('')
    expect(qrCode('长'.repeat(5_000)).markup).toContain('<svg')
    expect(qrCode('a\uD800b').markup).toBe(qrCode('ab').markup)
    expect(qrCode('\uD800').markup).toBe('')
  })
})

describe('text on paper stays text', () => {
  it.each(names)('keeps the bones of %s whatever is typed into it', (name) => {
    const bonesWith = (typed: string) => skeletonOf(documentHtml(samplePapers((example) => (example === '' ? '' : typed))[name] ?? never()))
    // A ticket has a line for the phone's tail only when the phone holds digits.
    const [withoutDigits, withDigits] = [bonesWith('甲'), bonesWith('甲1')]
    for (const hostile of [...hostileTexts, '<style>*{display:none}</style>', '</title><script>alert(1)</script>', '</body></html>', '<!--', '--></table>']) {
      if (printable(hostile).trim() === '') continue
      const page = documentHtml(samplePapers((example) => (example === '' ? '' : hostile))[name] ?? never())
      const codesMayDiffer = (text: string) => text.replaceAll(/<div class="(?:bar|qr)"><svg><\/svg><\/div>|<div class="(?:bar|qr)">|<span>|<\/span>/g, '')
      expect(codesMayDiffer(skeletonOf(page)), `${name} ${JSON.stringify(hostile)}`).toBe(codesMayDiffer(/\d/.test(hostile.normalize('NFKC')) ? withDigits : withoutDigits))
      expect(page.split('<style>')).toHaveLength(2)
      expect(page).not.toMatch(/<script|<img|<iframe/i)
    }
  })

  it('carries a policy that allows neither script nor network', () => {
    for (const document of Object.values(samplePapers())) {
      const page = documentHtml(document)
      expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"`)
      expect(page).not.toMatch(/(?:src|href)=|url\((?!data:)|https?:\/\/(?!www\.w3\.org)/)
    }
  })

  it('escapes values, takes templates as they are, and drops signs that no paper needs', () => {
    expect(html`<b>${'<i>&"\''}${html`<u>${1}</u>`}${['a', html`<i></i>`]}${null}${false}${undefined}</b>`.markup).toBe('<b>&lt;i&gt;&amp;&quot;&#39;<u>1</u>a<i></i></b>')
    expect(printable('a\u0000b\tc\r\nd\u202Ee\uD800f\u2028g')).toBe('ab c\ndef\ng')
    expect(cssString('";}</style><script>')).toBe('"\\22 \\3b \\7d \\3c \\2f style\\3e \\3c script\\3e "')
    expect(cssString('第 1\n页')).toBe('"第 1 页"')
  })
})

describe('Chinese on a machine without Chinese fonts', () => {
  it('carries the slices that its own characters need, and no others', () => {
    const rules = paperFontRules('王小明，龘')
    const all = paperFontRules('').length
    expect(all).toBe(0)
    expect(rules.match(/@font-face/g)?.length).toBeGreaterThan(1)
    expect(rules.match(/@font-face/g)?.length).toBeLessThan(8)
    expect(rules).toContain('url(data:font/woff2;base64,')
    expect(documentHtml(samplePapers()['badge'] ?? never())).not.toContain('@font-face')
  })

  it('reads ranges, single characters and files out of a stylesheet, and skips rules without them', () => {
    const slices = readSlices(`@font-face{src:url(./files/a.woff2) format('woff2');unicode-range:U+4e00-4e02,U+5fc3}@font-face{src:local(x)}`, '/fonts')
    expect(slices).toEqual([{ file: '/fonts/files/a.woff2', ranges: [[0x4e00, 0x4e02], [0x5fc3, 0x5fc3]], unicodeRange: 'U+4e00-4e02,U+5fc3' }])
  })
})

function never(): never {
  throw new Error('no such paper')
}
