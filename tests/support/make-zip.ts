/** Builds zip files byte by byte, honest ones and ones that lie about themselves. */
import { crc32, deflateRawSync } from 'node:zlib'

export type ZipPart = { readonly name: string; readonly data: Buffer; /** What the table of contents claims instead of the truth. */ readonly claims?: { readonly unpacked?: number; readonly packed?: number } }

/** One zip of these parts, packed. */
export function makeZip(parts: readonly ZipPart[]): Uint8Array<ArrayBuffer> {
  const [bodies, entries]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const { name, data, claims } of parts) {
    const [packed, title, sum] = [deflateRawSync(data), Buffer.from(name), crc32(data)]
    const [unpackedSize, packedSize] = [claims?.unpacked ?? data.length, claims?.packed ?? packed.length]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x0403_4b50); local.writeUInt16LE(20, 4); local.writeUInt16LE(8, 8); local.writeUInt32LE(sum, 14); local.writeUInt32LE(packedSize, 18); local.writeUInt32LE(unpackedSize, 22); local.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x0201_4b50); entry.writeUInt16LE(20, 6); entry.writeUInt16LE(8, 10); entry.writeUInt32LE(sum, 16); entry.writeUInt32LE(packedSize, 20); entry.writeUInt32LE(unpackedSize, 24); entry.writeUInt16LE(title.length, 28); entry.writeUInt32LE(offset, 42)
    bodies.push(local, title, packed)
    entries.push(entry, title)
    offset += 30 + title.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50); end.writeUInt16LE(parts.length, 8); end.writeUInt16LE(parts.length, 10); end.writeUInt32LE(directory.length, 12); end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...bodies, directory, end]))
}

/** The parts of a workbook with one sheet whose rows are this XML. */
export function workbookParts(sheetXml: string | Buffer, claims?: ZipPart['claims']): readonly ZipPart[] {
  const part = (name: string, text: string): ZipPart => ({ name, data: Buffer.from(text) })
  const types = 'http://schemas.openxmlformats.org/package/2006'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return [
    part('[Content_Types].xml', `<Types xmlns="${types}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`),
    part('_rels/.rels', `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
    part('xl/workbook.xml', `<workbook xmlns:r="${office}"><sheets><sheet name="甲&amp;乙" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    part('xl/_rels/workbook.xml.rels', `<Relationships xmlns="${types}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    { name: 'xl/worksheets/sheet1.xml', data: Buffer.from(sheetXml), ...(claims === undefined ? {} : { claims }) },
  ]
}
