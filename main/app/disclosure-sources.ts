/** What leaks and disclosures ask of the office's posts and of the customer files, answered by theirs. */
import { toFile } from '#main/features/customers/customers.columns.ts'
import { getCustomerHead, listItemsOfFile } from '#main/features/customers/customers.facts.ts'
import { listExportAllowance } from '#main/features/disclosure/copies.repository.ts'
import { recordExported } from '#main/features/disclosure/copies.service.ts'
import { findImportantFiles, isFileImportant } from '#main/features/disclosure/material.ts'
import type { ExportCopies } from '#main/app/export-door.ts'
import type { Reader } from '#main/db/unit-of-work.ts'
import type { RegisterSource } from '#main/mechanisms/registers/register-source.ts'
import { readMatrix } from '#main/features/custody/custody.repository.ts'
import { getCustomer } from '#main/features/customers/customers.service.ts'
import type { DisclosureSources } from '#main/features/disclosure/disclosure.sources.ts'
import type { LeakSources } from '#main/features/leaks/leaks.sources.ts'
import { getSettings } from '#main/features/settings/settings.service.ts'
import { findPostHolders } from '#main/mechanisms/approvals/office-posts.ts'
import { NotFoundError, orRefuse } from '#shared/domain/refusal.ts'
import { decideAccess, rightOf } from '#shared/domain/custody.ts'
import { decideCopy } from '#shared/domain/disclosure.ts'
import type { Id } from '#shared/kernel/ids.ts'
import { translate } from '#shared/text/index.ts'
import type { TextKey } from '#shared/text/index.ts'

export const leakSources: LeakSources = {
  holders: (reader, seat) => findPostHolders(reader, seat),
  async nameOfFile(reader, customerId) {
    const head = await getCustomerHead(reader, customerId)
    if (head === undefined) throw new NotFoundError('customer')
    return `${head.number} ${head.name}`
  },
}

export const disclosureSources: DisclosureSources = {
  getFile: getCustomerHead,
  listItems: listItemsOfFile,
  holders: (reader, post) => findPostHolders(reader, post),
  officeName: async (reader) => (await getSettings(reader)).officeName,
  async judgeCopy(reader, role, material) {
    const asked = decideAccess(await readMatrix(reader), { ...material, role, act: 'copy' }, true)
    return { refusals: asked.ok ? [] : asked.error, asksEachTime: rightOf(await readMatrix(reader), role, material.secrecy, 'copy') === 'on-request' }
  },
  async profileOf(reader, customerId, locale) {
    const file = toFile(await getCustomer(reader, customerId))
    const line = (key: TextKey, value: string) => ({ label: translate(locale, key), value })
    return [
      line('customers.name', file.name), line('customers.category', translate(locale, `customers.category.${file.category}`)), line('customers.profession', file.profession), line('customers.credit-code', file.creditCode), line('customers.id-number', file.idNumberMasked),
      line('customers.contact', file.contacts.map((contact) => [contact.name, contact.post, ...contact.phones.map((phone) => phone.typed)].filter((part) => part !== '').join(' ')).join('；')), line('customers.room', file.room), line('customers.plate', file.plate), line('customers.address', file.address),
      line('customers.remark', file.remark), ...Object.entries(file.extra).map(([label, value]) => ({ label, value })),
    ]
  },
}

/** Exports ask here which important files a person may take whole, and log those that went out. */
export const exportCopies: ExportCopies = { allowance: listExportAllowance, record: recordExported }

const maskedColumns = ['name', 'contact', 'phones', 'room', 'plate', 'address', 'creditCode', 'idNumber', 'formerNumber', 'profession', 'remark'] as const

/** A register whose rows are customer files: what masking hides, and which of them are important. Number, level, place and completeness stay readable, and the level stays in the remark (P07-22a). */
export const customerContent: NonNullable<RegisterSource['content']> = {
  mask(values, word) {
    const { secrecy, remark } = values
    const level = typeof secrecy === 'string' && typeof remark === 'string' && remark.startsWith(secrecy) ? [secrecy] : []
    return { ...values, ...Object.fromEntries(maskedColumns.map((key) => [key, word])), remark: [...level, word].join('；') }
  },
  importantOf: findImportantFiles,
}

/** For doors that print a customer's profile without a request of their own: an important one is printed from its file, where copies are counted. */
export async function refuseUncontrolledPrint(reader: Reader, customerId: Id<'customer'>): Promise<void> {
  const file = await getCustomerHead(reader, customerId)
  if (file === undefined || !(await isFileImportant(reader, file))) return
  orRefuse(decideCopy({ actorId: '', means: 'print', copies: 1, permission: null, material: [{ number: file.number, title: file.name, isImportant: true }] }))
}
