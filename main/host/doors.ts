/** Who gets in: the bearer token of this start, session tokens of logins, and one browser session for each one-time code. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Program } from '#main/app/compose.ts'
import { sendJson } from '#main/host/send.ts'
import { bearerOf, cookieOf, createSecret, isSameSecret } from '#main/host/tokens.ts'
import type { Desk } from '#main/rpc/call.ts'

export type Doors = {
  /** The bearer token of this start. */
  readonly token: string
  /** A further one-time code for a page. */
  newCode(): string
  /** Gives the page that brings a fresh code its own session, once. */
  exchange(request: IncomingMessage, code: string, response: ServerResponse): void
  /** The desk of whoever calls, by bearer or by session; null for a stranger. */
  deskOf(request: IncomingMessage): Desk | null
  /** The desk of a page's session only: a socket cannot bring a bearer. */
  sessionOf(request: IncomingMessage): Desk | null
  close(): void
}

/** More browser sessions than this, and the oldest is closed. */
const maxSessions = 32
/** The page that follows the exchange; it holds no code and no session. */
const entrance = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>档柜</title></html>'

/** Tokens, one-time codes and browser sessions of one start. */
export function createDoors(program: Program, port: number): Doors {
  const token = createSecret()
  const apiDesk = program.openDesk('api')
  const codes = new Set<string>()
  const sessions = new Map<string, Desk>()
  // Cookies know no ports: two archives open in one browser must not put each other out.
  const sessionCookie = `dangui-session-${String(port)}`
  const sessionOf = (request: IncomingMessage) => sessions.get(cookieOf(request.headers.cookie, sessionCookie) ?? '') ?? null

  function openSession(): string {
    const session = createSecret()
    sessions.set(session, program.openDesk('browser'))
    const [oldest] = sessions
    if (sessions.size > maxSessions && oldest !== undefined) {
      sessions.delete(oldest[0])
      program.closeDesk(oldest[1])
    }
    return session
  }
  return {
    token,
    newCode() { const code = createSecret(); codes.add(code); return code },
    exchange(request, code, response) {
      // Only a page that is opened uses the code up; a HEAD of some preview must not.
      if (request.method !== 'GET') { response.setHeader('allow', 'GET'); sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Open this address in a browser' }); return }
      if (!codes.delete(code)) { sendJson(response, 410, { code: 'CODE_USED', message: 'This address was used already; start the program again to get a new one' }); return }
      response.setHeader('set-cookie', `${sessionCookie}=${openSession()}; HttpOnly; SameSite=Strict; Path=/`)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      response.end(entrance)
    },
    sessionOf,
    deskOf(request) {
      const bearer = bearerOf(request.headers.authorization)
      if (bearer === null) return request.headers.authorization === undefined ? sessionOf(request) : null
      return isSameSecret(bearer, token) ? apiDesk : program.deskForSessionToken(bearer)
    },
    close() {
      for (const desk of sessions.values()) program.closeDesk(desk)
      program.closeDesk(apiDesk)
    },
  }
}
