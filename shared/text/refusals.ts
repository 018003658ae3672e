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
} as const satisfies TextTable
