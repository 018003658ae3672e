/** Sentences about attachments. */
import type { TextTable } from '#shared/text/text-table.ts'

export const attachmentsText = {
  'attachments.open-paper': { zh: '保存原件', en: 'Save the paper' },
  'refusal.attachments.not-yours': { zh: '您的岗位不能存取这类附件。', en: 'Your role may not keep or read this kind of attachment.' },
  'refusal.attachments.empty': { zh: '这个文件是空的。', en: 'This file is empty.' },
  'refusal.attachments.too-large': { zh: '文件有 {sizeMb} MB，最多 {limitMb} MB。', en: 'The file has {sizeMb} MB; at most {limitMb} MB.' },
  'refusal.attachments.not-a-photo': { zh: '这不是照片：内容不是 JPEG、PNG 或 WebP，改了后缀名也不行。', en: 'This is no photo: its content is neither JPEG, PNG nor WebP, whatever its name says.' },
  'refusal.attachments.not-there': { zh: '要用的照片或附件不在档案库里，可能超过一天没有保存，已被清理。', en: 'The photo or attachment is not in the archive; it may have been dropped after a day without being saved.' },
  'remedy.attachments.choose-another': { zh: '另选一个文件', en: 'Choose another file' },
  'remedy.attachments.make-smaller': { zh: '缩小图片或压缩后再添加', en: 'Make it smaller and add it again' },
  'remedy.attachments.choose-photo': { zh: '另选一张照片', en: 'Choose a photo' },
  'remedy.attachments.choose-again': { zh: '重新添加照片后再保存', en: 'Add the photo again, then save' },
  'fault.attachment-damaged': { zh: '这个附件的文件已损坏或被换过，请从备份恢复。', en: 'The file of this attachment is damaged or was swapped; restore it from a backup.' },
  'fault.attachment-missing': { zh: '这个附件的文件不在档案库文件夹里，请从备份恢复。', en: 'The file of this attachment is not in the archive’s folder; restore it from a backup.' },
} as const satisfies TextTable
