/** Files that belong to records, e.g. the photo of a deposited item: kept first, then named by the record; sealed on the disk. */
import * as z from 'zod'
import { command, query } from '#shared/contract/operation.ts'
import { idOf } from '#shared/contract/values.ts'
import { attachmentPurposes } from '#shared/domain/attachments.ts'

export const attachmentSchema = z.object({ id: idOf('attachment'), fileName: z.string(), mediaType: z.string(), size: z.number().int() })
export type Attachment = z.output<typeof attachmentSchema>

export const attachmentsContract = {
  put: command('signed-in', '/attachments/put', 'Keep a file of up to 10 MB (multipart/form-data over HTTP); name the id in the record it belongs to within a day, or it is dropped. The purpose decides which right is needed')
    .input(z.object({ purpose: z.enum(attachmentPurposes), file: z.file() })).output(attachmentSchema),
  get: query('signed-in', '/attachments/get', 'The file as it was kept').input(z.object({ id: idOf('attachment') })).output(z.file()),
}
