/** Files that belong to records: what each may be, who may keep and read it, and why not. */
import { hasCapability, rolesWith } from '#shared/domain/access.ts'
import type { Capability, Role } from '#shared/domain/access.ts'
import type { Refusal } from '#shared/domain/refusal.ts'
import { no, ok } from '#shared/kernel/result.ts'
import type { Result } from '#shared/kernel/result.ts'

export const attachmentPurposes = ['deposit-photo', 'customer-document', 'followup-paper', 'approval-paper', 'loan-paper'] as const
export type AttachmentPurpose = (typeof attachmentPurposes)[number]

type PurposeRule = { readonly keep: Capability; readonly read: Capability; readonly isPhoto: boolean }

/** Who may keep and read an attachment of each purpose, and whether only a photo will do. */
export const attachmentRules: Readonly<Record<AttachmentPurpose, PurposeRule>> = {
  'deposit-photo': { keep: 'deposits.take', read: 'deposits.read', isPhoto: true },
  'customer-document': { keep: 'customers.edit', read: 'customers.read', isPhoto: false },
  'approval-paper': { keep: 'desk.register', read: 'approvals.read', isPhoto: false },
  /** A stamped request, a signature in the loan register. */
  'loan-paper': { keep: 'lending.request', read: 'lending.read', isPhoto: true },
  'followup-paper': { keep: 'followups.record', read: 'followups.read', isPhoto: false },
}

/** 10 MB: the largest attachment. */
export const largestAttachmentBytes = 10 * 1024 * 1024
const megabyte = 1024 * 1024

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
/** Types that are known by their first bytes; everything else is kept as plain bytes and never shown. */
export type MediaType = (typeof photoTypes)[number] | 'application/pdf' | 'application/octet-stream'

const signatures: readonly { readonly type: MediaType; readonly parts: readonly { readonly at: number; readonly bytes: readonly number[] }[] }[] = [
  { type: 'image/jpeg', parts: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  { type: 'image/png', parts: [{ at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] }] },
  { type: 'image/webp', parts: [{ at: 0, bytes: [0x52, 0x49, 0x46, 0x46] }, { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] }] },
  { type: 'application/pdf', parts: [{ at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] }] },
]

/** What a content is by its own bytes; a name or a claimed type proves nothing. */
export function mediaTypeOf(bytes: Uint8Array): MediaType {
  const found = signatures.find((signature) => signature.parts.every((part) => part.bytes.every((byte, index) => bytes[part.at + index] === byte)))
  return found?.type ?? 'application/octet-stream'
}

/** May this role keep a content of this size and type for this purpose? All reasons at once. */
export function decideKeepAttachment(role: Role, purpose: AttachmentPurpose, content: { readonly bytes: number; readonly mediaType: MediaType }): Result<MediaType, readonly Refusal[]> {
  const rule = attachmentRules[purpose]
  const refusals: Refusal[] = []
  if (!hasCapability(role, rule.keep)) refusals.push({ code: 'attachments.not-yours', facts: { purpose }, mayDecide: rolesWith(rule.keep) })
  if (content.bytes === 0) refusals.push({ code: 'attachments.empty', field: 'file', facts: {}, remedy: { code: 'attachments.choose-another' } })
  if (content.bytes > largestAttachmentBytes) {
    const facts = { limitMb: largestAttachmentBytes / megabyte, sizeMb: Math.ceil((content.bytes / megabyte) * 10) / 10 }
    refusals.push({ code: 'attachments.too-large', field: 'file', facts, remedy: { code: 'attachments.make-smaller' } })
  } else if (content.bytes > 0 && rule.isPhoto && !photoTypes.some((type) => type === content.mediaType)) {
    refusals.push({ code: 'attachments.not-a-photo', field: 'file', facts: {}, remedy: { code: 'attachments.choose-photo' } })
  }
  return refusals.length > 0 ? no(refusals) : ok(content.mediaType)
}

/** May this role read an attachment of this purpose? */
export function decideReadAttachment(role: Role, purpose: AttachmentPurpose): Result<true, readonly Refusal[]> {
  const { read } = attachmentRules[purpose]
  return hasCapability(role, read) ? ok(true) : no([{ code: 'attachments.not-yours', facts: { purpose }, mayDecide: rolesWith(read) }])
}

const longestFileName = 120
// Naming the control characters and direction overrides is the point.
const unwritable = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Surrogate}/gu

/** The last part of a path, without signs that deceive or break; `attachment` when nothing is left. Kept in the database only, never on the disk. */
export function plainFileName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? ''
  const plain = [...last.replace(unwritable, '').trim()].slice(-longestFileName).join('')
  return /^\.*$/.test(plain) ? 'attachment' : plain
}
