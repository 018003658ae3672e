/** What stands in the address of the pages of customer reports. */
import * as z from 'zod'
import { listSearch, searchChoice, searchText } from '#renderer/ui/index.ts'
import { copyStates, definitionStates } from '#shared/contract/customer-reports.ts'
import { reportStatuses } from '#shared/domain/customer-reports.ts'
import { deliveryStatuses } from '#shared/domain/report-deliveries.ts'

export const reportStates = ['all', ...reportStatuses] as const
/** What is being done to the open record at the right. */
export const reportDoings = ['review', 'correct', 'print', 'export'] as const
export type ReportDoing = (typeof reportDoings)[number]
export const definitionDoings = ['redefine', 'end', 'ask'] as const
export type DefinitionDoing = (typeof definitionDoings)[number]
export const copyDoings = ['issue', 'sign', 'take-back', 'destroy'] as const
export type CopyDoing = (typeof copyDoings)[number]
export const deliveryDoings = ['keep', 'revoke'] as const
export type DeliveryDoing = (typeof deliveryDoings)[number]
export const deliveryStates = ['open', 'all', ...deliveryStatuses] as const

export const reportsSearch = listSearch({ text: searchText(), state: searchChoice(reportStates, 'all'), doing: z.enum(reportDoings).optional().catch(undefined) })
export const newReportSearch = z.object({ definition: z.uuid().optional().catch(undefined), period: z.string().max(10).optional().catch(undefined) })
export const definitionsSearch = listSearch({ state: searchChoice(definitionStates, 'active'), doing: z.enum(definitionDoings).optional().catch(undefined) })
export const copiesSearch = listSearch({ text: searchText(), state: searchChoice(copyStates, 'all'), doing: z.enum(copyDoings).optional().catch(undefined) })
export const deliveriesSearch = listSearch({ state: searchChoice(deliveryStates, 'open'), doing: z.enum(deliveryDoings).optional().catch(undefined) })
