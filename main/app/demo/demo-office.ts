/** The office of the demonstration: the real program on a new archive in a temporary folder, with one person of each role at a desk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeProgram } from '#main/app/compose.ts'
import { createDemoClock } from '#main/app/demo/demo-clock.ts'
import type { DemoClock } from '#main/app/demo/demo-clock.ts'
import { createChromiumPrinter } from '#main/platform/chromium-printer.ts'
import { systemClock } from '#main/platform/clock.ts'
import { createFileLog } from '#main/platform/file-log.ts'
import { createIdSource } from '#main/platform/ids.ts'
import type { Platform } from '#main/platform/platform.ts'
import { createDeskClient } from '#main/rpc/desk-client.ts'
import type { DeskClient } from '#main/rpc/desk-client.ts'
import { roles } from '#shared/domain/access.ts'
import type { Role } from '#shared/domain/access.ts'

export type DemoOffice = {
  readonly clock: DemoClock
  readonly platform: Platform
  readonly desks: Readonly<Record<Role, DeskClient>>
  /** Closes the archive and removes it. */
  close(): Promise<void>
}

/** Placeholders; no person of any office is called so. */
const names: Readonly<Record<Role, string>> = {
  clerk: '前台甲', 'archive-administrator': '档案员乙', 'department-manager': '经理丙', 'general-manager': '总经理丁', auditor: '审计戊', 'system-administrator': '管理员己',
}

/** Opens the office `daysAgo` days before today; exports go to `exportsDir`. */
export async function openDemoOffice(exportsDir: string, daysAgo: number): Promise<DemoOffice> {
  const root = mkdtempSync(join(tmpdir(), 'dangui-demo-'))
  const [clock, ids] = [createDemoClock(systemClock, daysAgo), createIdSource()]
  const platform: Platform = {
    clock, ids, log: createFileLog(root), printer: createChromiumPrinter(), shellName: 'host',
    dialogs: { chooseFolder: () => Promise.resolve(null), chooseSavePath: () => Promise.resolve(null) },
  }
  const program = await composeProgram({ home: root, platform, exportsDir, workerUrl: new URL('../worker.ts', import.meta.url) })
  const openClient = (label: string) => createDeskClient(program.router, program.contextFor(program.openDesk(label)))
  const close = async () => { await program.close(); rmSync(root, { recursive: true, force: true }) }
  try {
    // The password lives and dies with this run.
    const desks = await seatPeople(openClient, join(root, 'archive'), ids.secret())
    return { clock, platform, desks, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function seatPeople(openClient: (label: string) => DeskClient, folder: string, password: string): Promise<Record<Role, DeskClient>> {
  const administrator = openClient('administrator')
  const created = await administrator.session.createArchive({ folder, officeName: '演示办公室', administratorName: names['system-administrator'], password })
  await administrator.session.confirmRecoveryCode({ code: created.recoveryCode })
  const desks: Partial<Record<Role, DeskClient>> = { 'system-administrator': administrator }
  for (const role of roles) {
    if (role === 'system-administrator') continue
    const user = await administrator.users.add({ displayName: names[role], role, department: '客户服务部', password })
    const desk = openClient(role)
    await desk.session.login({ userId: user.id, password })
    desks[role] = desk
  }
  // The loop has seated every role.
  return desks as Record<Role, DeskClient>
}
