/** Sentences around a refusal, and the refusals that no single feature owns. Features keep theirs as `refusal.<code>` and `remedy.<code>`. */
import type { TextTable } from '#shared/text/text-table.ts'

export const refusalsText = {
  'refusal-card.title': { zh: '没有办理', en: 'Not done' },
  'refusal-card.reasons': { zh: '原因 {n} 条', en: '{n} reasons' },
  'refusal-card.clause': { zh: '条款 {clause}', en: 'Clause {clause}' },
  'refusal-card.may-decide': { zh: '可另行决定：{roles}', en: 'May decide otherwise: {roles}' },
  'refusal-card.unknown': { zh: '不符合规定（{code}）', en: 'Not allowed ({code})' },
  'trouble.fault': { zh: '程序没能完成这一步，资料没有改动。编号 {reference}', en: 'The program could not finish this; nothing was changed. Reference {reference}' },
  'trouble.forbidden': { zh: '您的岗位没有这项权限。可以办理的岗位：{roles}', en: 'Your role does not hold this right. Roles that do: {roles}' },
  'trouble.not-found': { zh: '没有找到这条记录', en: 'No such record' },
  'trouble.offline': { zh: '与档案库的连接断开，正在重新连接。已填内容不会丢失', en: 'The connection to the archive was lost; reconnecting. What you typed is kept' },
  'trouble.locked': { zh: '档案库已锁定，请重新登录。已填内容不会丢失', en: 'The archive is locked; log in again. What you typed is kept' },
  'trouble.fields': { zh: '有 {n} 项需要更正', en: '{n} fields need correcting' },
  'fault.wrong-key': { zh: '钥匙打不开这个档案库。', en: 'The key does not open this archive.' },
  'fault.archive-damaged': { zh: '档案库文件已损坏，请从备份恢复。', en: 'The archive is damaged; restore it from a backup.' },
  'fault.archive-from-newer-version': { zh: '档案库由更新版本的程序写成，请先升级。', en: 'A newer version of the program wrote this archive; update first.' },
  'fault.archive-in-use': { zh: '另一个程序正在使用这个档案库，请先关闭它。', en: 'Another program has this archive open; close it first.' },
  'fault.key-slots-missing': { zh: '档案库旁的钥匙文件缺失，请从备份恢复。', en: 'The key file beside the archive is missing; restore it from a backup.' },
  'fault.disk-full': { zh: '磁盘已满，刚才这一步没有保存。请腾出空间后再试。', en: 'The disk is full; this step was not saved. Make room and try again.' },
  'fault.folder-read-only': { zh: '档案库文件夹不能写入，刚才这一步没有保存。', en: 'The archive’s folder cannot be written to; this step was not saved.' },
} as const satisfies TextTable
