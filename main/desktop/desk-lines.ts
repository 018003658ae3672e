/**
 * Guarantees that only the program's own page, in the main frame of a window that this program opened, gets a line to the archive;
 * that a window has one live line; and that the line's desk is closed when its port, its page or its window goes.
 */
import type { IpcMain, IpcMainEvent, MessagePortMain, WebContents, WebFrameMain } from 'electron'
import { RPCHandler } from '@orpc/server/message-port'
import type { Program } from '#main/app/compose.ts'
import { isPageAddress } from '#main/desktop/page-address.ts'
import type { Desk } from '#main/rpc/call.ts'
import type { Log } from '#main/platform/platform.ts'
import { wantPort } from '#shared/contract/port-handshake.ts'

export type DeskLines = {
  /** Lets this window's page ask for a line. */
  admit(contents: WebContents): void
  /** Ends the line of a window, if it has one. */
  end(contents: WebContents): void
  /** Whether this message comes from the page of an admitted window. */
  isOwnSender(event: { readonly sender: WebContents; readonly senderFrame: WebFrameMain | null }): boolean
  /** The desks of the live lines. */
  desks(): readonly Desk[]
  endAll(): void
}

type Line = { readonly port: MessagePortMain; readonly desk: Desk }

/** Listens for pages that ask for a line. */
export function createDeskLines(ipc: IpcMain, program: Program, log: Log): DeskLines {
  const handler = new RPCHandler(program.router)
  const admitted = new Set<WebContents>()
  const lines = new Map<WebContents, Line>()

  function isOwnSender({ sender, senderFrame }: Parameters<DeskLines['isOwnSender']>[0]): boolean {
    if (!admitted.has(sender) || sender.isDestroyed() || senderFrame === null) return false
    return senderFrame.parent === null && senderFrame.frameTreeNodeId === sender.mainFrame.frameTreeNodeId && isPageAddress(senderFrame.url)
  }
  function end(contents: WebContents): void {
    const line = lines.get(contents)
    if (line === undefined) return
    lines.delete(contents)
    line.port.close()
    program.closeDesk(line.desk)
  }
  function open(contents: WebContents, port: MessagePortMain): void {
    end(contents)
    const line = { port, desk: program.openDesk('desktop') }
    lines.set(contents, line)
    // A port whose page is gone closes by itself; by then the window may have a newer line, which stays.
    port.on('close', () => { if (lines.get(contents) === line) end(contents) })
    handler.upgrade(port, { context: program.contextFor(line.desk) })
    port.start()
  }
  ipc.on(wantPort, (event: IpcMainEvent) => {
    const [port, ...more] = event.ports
    if (port === undefined || more.length > 0 || !isOwnSender(event)) {
      for (const refused of event.ports) refused.close()
      log.info('port-refused', { ports: event.ports.length })
      return
    }
    open(event.sender, port)
  })
  return {
    admit(contents) {
      admitted.add(contents)
      contents.once('destroyed', () => { admitted.delete(contents); end(contents) })
    },
    end, isOwnSender,
    desks: () => [...lines.values()].map((line) => line.desk),
    endAll() { for (const contents of lines.keys()) end(contents) },
  }
}
