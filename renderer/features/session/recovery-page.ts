/** The printed recovery code: one A4 page for the safe. */
type RecoveryPage = { readonly code: string; readonly officeName: string; readonly folder: string; readonly day: string; readonly title: string; readonly text: string }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
}

/** HTML of the page. Everything typed by a person is escaped. */
export function recoveryPage({ code, officeName, folder, day, title, text }: RecoveryPage): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>
@page { size: A4; margin: 25mm } body { font: 12pt/1.7 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', sans-serif; color: #000 }
h1 { font-size: 20pt; margin: 0 0 8mm } .code { font: 20pt/2 Consolas, Menlo, monospace; letter-spacing: .08em; border: 1.5pt solid #000; padding: 6mm; text-align: center; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: 28mm 1fr; gap: 2mm; margin-top: 8mm } dt { color: #444 } dd { margin: 0; overflow-wrap: anywhere }</style></head>
<body><h1>${escaped(title)}</h1><p>${escaped(text)}</p><div class="code">${escaped(code)}</div><dl><dt>单位</dt><dd>${escaped(officeName)}</dd><dt>文件夹</dt><dd>${escaped(folder)}</dd><dt>日期</dt><dd>${escaped(day)}</dd><dt>保管人</dt><dd>&nbsp;</dd></dl></body></html>`
}
