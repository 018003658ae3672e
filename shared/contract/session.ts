/** The doors around login: choosing the archive's folder, the first administrator, logging in, locking, watching changes. */
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { capabilities, roles } from '#shared/domain/access.ts'
import { session } from '#shared/contract/operation.ts'
import { daySchema, idOf, instantSchema, requiredLine } from '#shared/contract/values.ts'

export const locales = ['zh', 'en'] as const

export const actorSchema = z.object({
  userId: idOf('user'), displayName: z.string(), role: z.enum(roles), department: z.string(),
})

export const statusSchema = z.object({
  state: z.enum(['no-archive', 'locked', 'open']),
  archive: z.object({ folder: z.string(), officeName: z.string() }).nullable(),
  users: z.array(z.object({ id: idOf('user'), displayName: z.string(), role: z.enum(roles) })),
  actor: actorSchema.extend({ capabilities: z.array(z.enum(capabilities)) }).nullable(),
  recoveryCodeConfirmed: z.boolean(),
  idleLockMinutes: z.number().int(),
  today: daySchema,
  now: instantSchema,
  version: z.string(),
  shell: z.enum(['desktop', 'host']),
  suggestedFolder: z.string(),
  /** When the newest backup beside the archive was written; null when there is none. */
  lastBackupAt: instantSchema.nullable(),
  /** Set when the archive could not be opened as it should, e.g. acknowledged operations are missing. */
  alarm: z.object({ code: z.string(), facts: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
})

export const folderVerdicts = ['empty', 'archive', 'foreign', 'damaged', 'newer', 'not-writable', 'network', 'missing', 'no-space'] as const

const password = z.string().min(1).max(256)
const loggedIn = z.object({ status: statusSchema, sessionToken: z.string() })

export const sessionContract = {
  status: session('public', '/session/status', 'State of the archive, who may log in, who is logged in').input(z.object({})).output(statusSchema),
  chooseFolder: session('public', '/session/choose-folder', 'Ask for a folder with the system dialog; null where the shell has none').input(z.object({})).output(z.object({ folder: z.string().nullable() })),
  inspectFolder: session('public', '/session/inspect-folder', 'Say whether a folder can hold the archive').input(z.object({ folder: z.string().min(1).max(1000) }))
    .output(z.object({ folder: z.string(), verdict: z.enum(folderVerdicts), reason: z.string(), officeName: z.string().nullable() })),
  createArchive: session('public', '/session/create-archive', 'Create an encrypted archive with its first system administrator; returns the recovery code once')
    .input(z.object({ folder: z.string().min(1).max(1000), officeName: requiredLine(100), administratorName: requiredLine(40), password }))
    .output(loggedIn.extend({ recoveryCode: z.string() })),
  openArchive: session('public', '/session/open-archive', 'Use the archive in this folder from now on').input(z.object({ folder: z.string().min(1).max(1000) })).output(statusSchema),
  confirmRecoveryCode: session('keys.manage', '/session/confirm-recovery-code', 'Type the recovery code back, to prove that it was written down').input(z.object({ code: z.string().max(200) })).output(z.object({ confirmed: z.literal(true) })),
  login: session('public', '/session/login', 'Log in at this desk; the session token may be used as a bearer token').input(z.object({ userId: idOf('user'), password })).output(loggedIn),
  recover: session('public', '/session/recover', 'Set a new password for a user with the printed recovery code').input(z.object({ userId: idOf('user'), code: z.string().max(200), newPassword: password })).output(loggedIn),
  changePassword: session('signed-in', '/session/change-password', 'Change my own password').input(z.object({ current: password, next: password })).output(z.object({ changed: z.literal(true) })),
  stay: session('public', '/session/stay', 'Somebody is at this desk. A desk that watches changes is not kept open by its reads, because a screen reads by itself; writes and this keep it open').input(z.object({})).output(z.object({ stayed: z.literal(true) })),
  lock: session('public', '/session/lock', 'Lock this desk').input(z.object({})).output(statusSchema),
  watch: session('public', '/session/watch', 'Stream of changed topics, for refreshing what is on the screen').input(z.object({}))
    .output(eventIterator(z.object({ topics: z.array(z.string()) }))),
}
