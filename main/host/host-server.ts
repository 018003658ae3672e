/**
 * The host shell: the same program in a browser, on the loopback address only. Every request proves a token or a session,
 * a Host header of this very address, and an Origin of this very page; so no other page and no other user of the PC gets in.
 */
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Program } from '#main/app/compose.ts'
import { createOpenApiDocument } from '#main/host/openapi.ts'
import { listPageFiles } from '#main/platform/page-files.ts'
import { bearerOf, cookieOf, createSecret, isSameSecret } from '#main/host/tokens.ts'
import type { Desk } from '#main/rpc/call.ts'

export type HostOptions = {
  readonly program: Program
  /** The built renderer. */
  readonly pageFolder: string
  /** 0 for a free port. */
  readonly port: number
}

export type Host = {
  readonly port: number
  /** The page's address with its one-time code. */
  readonly url: string
  /** The bearer token of this start. */
  readonly token: string
  readonly openapi: string
  /** A further one-time page address, e.g. for a second browser window. */
  newPageUrl(): string
  close(): Promise<void>
}

const sessionCookie = 'dangui-session'
const maxBodyBytes = 128 * 1024 * 1024
const maxConnections = 64
const maxSockets = 16

/** Starts the host on 127.0.0.1. */
export async function startHost(options: HostOptions): Promise<Host> {
  const doors = createDoors(options.program)
  const server = createServer({ requestTimeout: 120_000, headersTimeout: 15_000, keepAliveTimeout: 5_000 })
  server.maxConnections = maxConnections
  const port = await listen(server, options.port)
  const origin = `http://127.0.0.1:${String(port)}`
  const document = JSON.stringify(await createOpenApiDocument(origin))
  const api = new OpenAPIHandler(options.program.router)
  const pages = listPageFiles(options.pageFolder)
  const isOwnHost = (request: IncomingMessage) => request.headers.host === `127.0.0.1:${String(port)}` || request.headers.host === `localhost:${String(port)}`
  const isOwnOrigin = (request: IncomingMessage) => {
    const from = request.headers.origin
    return from === undefined ? request.headers['sec-fetch-site'] !== 'cross-site' : from === origin || from === `http://localhost:${String(port)}`
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    setSecurityHeaders(response, port)
    if (!isOwnHost(request)) { sendJson(response, 403, { code: 'FOREIGN_HOST', message: 'Only 127.0.0.1 and localhost are served' }); return }
    const path = new URL(request.url ?? '/', origin).pathname
    if (path === '/openapi.json') { sendGet(request, response, 'application/json', document); return }
    if (path.startsWith('/open/')) { doors.exchange(path.slice('/open/'.length), response); return }
    if (path === '/pages') { openFurtherPage(request, response); return }
    if (path.startsWith('/api/')) { await answerApi(request, response); return }
    if (path.startsWith('/exports/')) { sendExport(options.program, doors.deskOf(request), path.slice('/exports/'.length), response); return }
    const page = pages(path)
    if (page === null) { sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such page' }); return }
    response.setHeader('cache-control', page.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    sendGet(request, response, page.mediaType, page.bytes)
  }

  /** Whoever holds the token of this start may open a further browser window. */
  function openFurtherPage(request: IncomingMessage, response: ServerResponse): void {
    const bearer = bearerOf(request.headers.authorization)
    if (request.method !== 'POST' || bearer === null || !isSameSecret(bearer, doors.token)) { sendJson(response, 401, { code: 'NO_TOKEN', message: 'POST with Authorization: Bearer <token> as printed at start' }); return }
    sendJson(response, 200, { url: newPageUrl() })
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isOwnOrigin(request)) { sendJson(response, 403, { code: 'FOREIGN_ORIGIN', message: 'Calls come from this page or from a program with a token' }); return }
    const desk = doors.deskOf(request)
    if (desk === null) {
      response.setHeader('www-authenticate', 'Bearer')
      sendJson(response, 401, { code: 'NO_TOKEN', message: 'Send Authorization: Bearer <token> as printed at start, or a session token' })
      return
    }
    if (request.method !== 'POST') { response.setHeader('allow', 'POST'); sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Every operation is a POST' }); return }
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) { response.setHeader('connection', 'close'); sendJson(response, 413, { code: 'TOO_LARGE', message: 'At most 128 MB a call' }); return }
    const { matched } = await api.handle(request, response, { prefix: '/api', context: options.program.contextFor(desk) })
    if (!matched) sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such operation; see /openapi.json' })
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => { if (!response.headersSent) sendJson(response, 500, { code: 'FAULT', message: 'The program could not finish this' }); else response.destroy() })
  })
  const sockets = serveSockets(server, options.program, doors, (request) => isOwnHost(request) && request.headers.origin !== undefined && isOwnOrigin(request))
  const newPageUrl = () => `${origin}/open/${doors.newCode()}`
  return {
    port, url: newPageUrl(), token: doors.token, openapi: `${origin}/openapi.json`, newPageUrl,
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      server.closeAllConnections()
      await new Promise<void>((resolve) => { server.close(() => { resolve() }) })
      doors.close()
    },
  }
}

type Doors = { readonly token: string; newCode(): string; exchange(code: string, response: ServerResponse): void; deskOf(request: IncomingMessage): Desk | null; sessionOf(request: IncomingMessage): Desk | null; close(): void }

/** Tokens, one-time codes and browser sessions of one start. */
function createDoors(program: Program): Doors {
  const token = createSecret()
  const apiDesk = program.openDesk('api')
  const codes = new Set<string>()
  const sessions = new Map<string, Desk>()
  const sessionOf = (request: IncomingMessage) => sessions.get(cookieOf(request.headers.cookie, sessionCookie) ?? '') ?? null
  return {
    token,
    newCode() { const code = createSecret(); codes.add(code); return code },
    exchange(code, response) {
      if (!codes.delete(code)) { sendJson(response, 410, { code: 'CODE_USED', message: 'This address was used already; start the program again to get a new one' }); return }
      const session = createSecret()
      sessions.set(session, program.openDesk('browser'))
      response.setHeader('set-cookie', `${sessionCookie}=${session}; HttpOnly; SameSite=Strict; Path=/`)
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      response.end('<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>档柜</title>')
    },
    sessionOf,
    deskOf(request) {
      const bearer = bearerOf(request.headers.authorization)
      if (bearer === null) return sessionOf(request)
      return isSameSecret(bearer, token) ? apiDesk : program.deskForSessionToken(bearer)
    },
    close() {
      for (const desk of sessions.values()) program.closeDesk(desk)
      program.closeDesk(apiDesk)
    },
  }
}

function serveSockets(server: Server, program: Program, doors: Doors, isOwn: (request: IncomingMessage) => boolean): WebSocketServer {
  const handler = new RPCHandler(program.router)
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: maxBodyBytes })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const desk = request.url === '/rpc' && isOwn(request) ? doors.sessionOf(request) : null
    if (desk === null || sockets.clients.size >= maxSockets) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => { void handler.upgrade(socket, { context: program.contextFor(desk) }) })
  })
  return sockets
}

function setSecurityHeaders(response: ServerResponse, port: number): void {
  const self = `ws://127.0.0.1:${String(port)} ws://localhost:${String(port)}`
  response.setHeader('content-security-policy', `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ${self}; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`)
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('referrer-policy', 'no-referrer')
  response.setHeader('cross-origin-opener-policy', 'same-origin')
  response.setHeader('cross-origin-resource-policy', 'same-origin')
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
}

function sendGet(request: IncomingMessage, response: ServerResponse, mediaType: string, body: string | Buffer): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') { response.setHeader('allow', 'GET, HEAD'); sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Read only' }); return }
  response.writeHead(200, { 'content-type': mediaType, 'content-length': Buffer.byteLength(body) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** A finished export, for the desk that made it. */
function sendExport(program: Program, desk: Desk | null, id: string, response: ServerResponse): void {
  const found = desk === null ? null : program.exports.find(desk, id)
  const size = found === null ? undefined : statSync(found.path, { throwIfNoEntry: false })?.size
  if (found === null || size === undefined) { sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such export of this desk' }); return }
  response.writeHead(200, { 'content-type': found.mediaType, 'content-length': size, 'cache-control': 'no-store', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}` })
  createReadStream(found.path).pipe(response)
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      // A TCP server's address is always an AddressInfo.
      resolve((server.address() as AddressInfo).port)
    })
  })
}
