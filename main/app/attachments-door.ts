/** The files of the open archive's attachments, and the sweep of what no row names. */
import { archivePaths } from '#main/db/archive-paths.ts'
import type { Archive } from '#main/db/archive.ts'
import { createAttachmentFiles } from '#main/db/attachment-files.ts'
import type { AttachmentFiles } from '#main/db/attachment-files.ts'
import type { Keeper } from '#main/app/keeper.ts'
import type { AttachmentDoor } from '#main/features/attachments/attachments.service.ts'
import { namedAddresses } from '#main/mechanisms/attachments/attachment-register.ts'
import type { Clock } from '#main/platform/platform.ts'
import { hourMs } from '#shared/kernel/instants.ts'

function filesOf(archive: Archive): AttachmentFiles {
  return createAttachmentFiles(archivePaths(archive.folder).attachments, archive.keys.attachmentsKey)
}

/** Builds the door; it works on whichever archive is open when it is used. */
export function createAttachmentDoor(keeper: Keeper): AttachmentDoor {
  return {
    keep: (bytes) => keeper.hold((archive) => filesOf(archive).keep(bytes)),
    read: (address) => keeper.hold((archive) => filesOf(archive).read(address)),
  }
}

/** Removes files older than an hour that no row names: uploads that a crash cut off, and those that were never put into a record. */
export async function sweepAttachments(archive: Archive, clock: Clock): Promise<number> {
  return filesOf(archive).sweep(await namedAddresses(archive.reader), clock.now(), hourMs)
}
