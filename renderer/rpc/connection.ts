/** Guarantees one living connection to the archive: opened when first needed, opened again when lost, its state visible. */
import type { ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { askForPort, isDesktopPage } from '#renderer/rpc/handshake.ts'

type Link = ClientLink<Record<never, never>>
export type Line = { readonly link: Link; readonly onLost: (lost: () => void) => void }
export type ConnectionState = 'connecting' | 'connected' | 'lost'

/** Opens one line; fails when the other side is not there. */
export type OpenLine = () => Promise<Line>

/** A call could not be sent, or its line broke before the answer. Nothing says whether the other side has acted. */
export class ConnectionLostError extends Error {
  constructor() {
    super('connection lost')
    this.name = 'ConnectionLostError'
  }
}

const waitsMs = [100, 250, 500, 1000, 2000, 4000] as const

/** The line of the shell that this page runs in: a port of the desktop, or a socket of the loopback host. */
export const openShellLine: OpenLine = () => (isDesktopPage(window.location.hostname) ? openPort() : openSocket())

async function openPort(): Promise<Line> {
  const port = await askForPort()
  port.start()
  return { link: new PortLink({ port }), onLost: (lost) => port.addEventListener('close', lost) }
}

function openSocket(): Promise<Line> {
  const address = new URL('/rpc', window.location.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new WebSocket(address)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve({ link: new SocketLink({ websocket: socket }), onLost: (lost) => socket.addEventListener('close', lost) }))
    socket.addEventListener('error', () => reject(new ConnectionLostError()))
  })
}

/** Keeps a line open and gives oRPC a link that always uses the present one. `listen` hears every change of state. */
export function createConnection(open: OpenLine) {
  let line: Promise<Line> | null = null
  let state: ConnectionState = 'connecting'
  const listeners = new Set<() => void>()
  let everConnected = false

  function enter(next: ConnectionState): void {
    if (state === next) return
    state = next
    for (const listener of listeners) listener()
  }
  async function dial(): Promise<Line> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        const opened = await open()
        opened.onLost(() => { line = null; enter('lost'); void present().catch(() => undefined) })
        everConnected = true
        enter('connected')
        return opened
      } catch {
        if (everConnected || attempt > 1) enter('lost')
        await new Promise((resolve) => setTimeout(resolve, waitsMs[Math.min(attempt, waitsMs.length - 1)]))
      }
    }
  }
  function present(): Promise<Line> {
    line ??= dial()
    return line
  }
  const link: Link = {
    async call(path, input, options) {
      const used = state === 'lost' ? await withLimit(present(), 3000) : await present()
      return used.link.call(path, input, options)
    },
  }
  return {
    link,
    state: () => state,
    listen(listener: () => void) { listeners.add(listener); return () => { listeners.delete(listener) } },
  }
}

/** A call made while the line is down waits this long for it, then fails so that the person is told. */
function withLimit<T>(wanted: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new ConnectionLostError()), limitMs)
    wanted.then((value) => { clearTimeout(timer); resolve(value) }, reject)
  })
}
