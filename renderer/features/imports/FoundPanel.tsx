/** What was found in the file, each part correctable: kind, sheet, encoding, delimiter, line of the headings. */
import { chooseKind, useImportWork } from '#renderer/features/imports/import-work.ts'
import { formatMoment, useText } from '#renderer/ui/index.ts'
import type { ImportLook, ImportReading } from '#shared/contract/imports.ts'
import { importDelimiters, importEncodings } from '#shared/contract/imports.ts'
import { importKinds } from '#shared/domain/imports/targets.ts'
import type { ImportKind } from '#shared/domain/imports/targets.ts'

const delimiterWords = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
/** Headings further down than this are typed by nobody. */
const headerLinesOffered = 12

type Option = { readonly value: string; readonly label: string }

/** A labelled select in the flow of the text. */
function Pick({ label, value, options, onPick, strong = false }: { readonly label: string; readonly value: string; readonly options: readonly Option[]; readonly onPick: (value: string) => void; readonly strong?: boolean }) {
  return (
    <label className="dg-row" style={{ gap: 6, flexWrap: 'nowrap' }}>
      <span className="dg-quiet" style={{ whiteSpace: 'nowrap' }}>{label}</span>
      <select className="dg-box" style={{ width: 'auto', height: 28, paddingRight: 4, fontWeight: strong ? 600 : 400 }} value={value} onChange={(event) => onPick(event.target.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </label>
  )
}

export function FoundPanel({ look, onRead }: { readonly look: ImportLook; readonly onRead: (reading: ImportReading) => void }) {
  const t = useText()
  const { kind, reading } = useImportWork()
  const lastLine = Math.min(look.lines, Math.max(headerLinesOffered, look.headerLine))
  const headerLines = Array.from({ length: lastLine + 1 }, (_, line) => ({ value: String(line), label: line === 0 ? t('imports.header-none') : String(line) }))
  return (
    <div className="dg-stack" style={{ gap: 8 }}>
      <div className="dg-row" style={{ gap: 16 }}>
        {/* The options are exactly the kinds. */}
        <Pick label={t('imports.kind')} value={kind} strong options={importKinds.map((value) => ({ value, label: t(`imports.kind.${value}`) }))} onPick={(value) => chooseKind(value as ImportKind)} />
        {look.sheets.length > 1 && <Pick label={t('imports.sheet')} value={look.sheet ?? ''} options={look.sheets.map((name) => ({ value: name, label: name }))} onPick={(sheet) => onRead({ ...reading, sheet, headerLine: null })} />}
        {look.encoding !== null && <Pick label={t('imports.encoding')} value={look.encoding} options={importEncodings.map((value) => ({ value, label: t(`imports.encoding.${value}`) }))} onPick={(value) => onRead({ ...reading, encoding: value as ImportReading['encoding'] })} />}
        {look.delimiter !== null && <Pick label={t('imports.delimiter')} value={look.delimiter} options={importDelimiters.map((value) => ({ value, label: t(`imports.delimiter-${delimiterWords[value]}`) }))} onPick={(value) => onRead({ ...reading, delimiter: value as ImportReading['delimiter'] })} />}
        <Pick label={t('imports.header-line')} value={String(look.headerLine)} options={headerLines} onPick={(value) => onRead({ ...reading, headerLine: Number(value) })} />
      </div>
      <div className="dg-row dg-quiet dg-number" style={{ gap: 16, fontSize: 13 }}>
        <span>{look.fileName}</span><span>{t(`imports.format.${look.format}`)}</span><span>{t('imports.data-lines', { n: look.dataLines })}</span><span>{t('imports.skipped', look.skipped)}</span>
      </div>
      {look.remembered && <div className="dg-note" role="status">{t('imports.remembered')}</div>}
      {look.sameFile !== null && <div className="dg-note" role="status">{t('imports.same-file', { number: look.sameFile.number, time: formatMoment(look.sameFile.at) })}</div>}
    </div>
  )
}
