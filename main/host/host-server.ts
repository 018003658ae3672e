/**
 * The host shell: the same program in a browser, on the loopback address only. Every request proves a token or a session,
 * a Host header of this very address, and an Origin of this very page; so no other page and no other user of the PC gets in.
 */
import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { OpenAPIHandler } from '@orpc/openapi/node'
import { BodyLimitPlugin } from '@orpc/server/node'
import { RPCHandler } from '@orpc/server/ws'
import { WebSocketServer } from 'ws'
import type { Program } from '#main/app/compose.ts'
import { createDoors } from '#main/host/doors.ts'
import type { Doors } from '#main/host/doors.ts'
import { createOpenApiDocument } from '#main/host/openapi.ts'
import { sendGet, sendJson } from '#main/host/send.ts'
import { bearerOf, isSameSecret } from '#main/host/tokens.ts'
import { listPageFiles } from '#main/platform/page-files.ts'
import { pageHeaders } from '#main/platform/page-policy.ts'
import type { Desk } from '#main/rpc/call.ts'

export type HostOptions = {
  readonly program: Program
  /** The built renderer. */
  readonly pageFolder: string
  /** 0 for a free port. */
  readonly port: number
  /** How long a caller may take to send its headers and its whole request, and how long a body may be. */
  readonly limits?: HostLimits
}

export type HostLimits = { readonly headersMs: number; readonly requestMs: number; readonly bodyBytes: number }

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

/** A body holds one imported spreadsheet or one photo. */
const usualLimits: HostLimits = { headersMs: 15_000, requestMs: 120_000, bodyBytes: 128 * 1024 * 1024 }
const maxConnections = 64
const maxSockets = 16

/** Starts the host on 127.0.0.1. Rejects with the system's error when the port is taken or forbidden. */
export async function startHost(options: HostOptions): Promise<Host> {
  const limits = options.limits ?? usualLimits
  const server = createServer({
    requestTimeout: limits.requestMs, headersTimeout: limits.headersMs, keepAliveTimeout: 5_000, connectionsCheckingInterval: Math.min(limits.headersMs, 5_000),
  })
  server.maxConnections = maxConnections
  const port = await listen(server, options.port)
  const names = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`]
  const origin = `http://${names[0] ?? ''}`
  const doors = createDoors(options.program, port)
  const document = JSON.stringify(await createOpenApiDocument(origin))
  const api = new OpenAPIHandler(options.program.router, { plugins: [new BodyLimitPlugin({ maxBodySize: limits.bodyBytes })] })
  const pages = listPageFiles(options.pageFolder)
  const headers = pageHeaders(names.map((name) => `ws://${name}`))
  /** A name that only resolves to this address (DNS rebinding) is not this address. */
  const isOwnHost = (request: IncomingMessage) => names.includes(request.headers.host ?? '')
  const isOwnOrigin = (request: IncomingMessage) => {
    const from = request.headers.origin
    return from === undefined ? request.headers['sec-fetch-site'] !== 'cross-site' : names.some((name) => from === `http://${name}`)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (!isOwnHost(request)) { sendJson(response, 403, { code: 'FOREIGN_HOST', message: 'Only 127.0.0.1 and localhost are served' }); return }
    const path = pathOf(request, origin)
    if (path === null) { sendJson(response, 400, { code: 'BAD_ADDRESS', message: 'This is no address' }); return }
    if (path === '/openapi.json') { sendGet(request, response, 'application/json', document); return }
    if (path.startsWith('/open/')) { doors.exchange(request, path.slice('/open/'.length), response); return }
    if (path === '/pages' || path.startsWith('/api/') || path.startsWith('/exports/')) { await answerProgram(request, response, path); return }
    const page = pages(path)
    if (page === null) { sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such page' }); return }
    response.setHeader('cache-control', page.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    sendGet(request, response, page.mediaType, page.bytes)
  }

  /** What the archive answers, as against the page's own files: never to another page. */
  async function answerProgram(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (!isOwnOrigin(request)) { sendJson(response, 403, { code: 'FOREIGN_ORIGIN', message: 'Calls come from this page or from a program with a token' }); return }
    if (path === '/pages') { openFurtherPage(request, response); return }
    if (path.startsWith('/exports/')) { sendExport(options.program, doors.deskOf(request), path.slice('/exports/'.length), request, response); return }
    await answerApi(request, response)
  }

  /** Whoever holds the token of this start may open a further browser window. */
  function openFurtherPage(request: IncomingMessage, response: ServerResponse): void {
    const bearer = bearerOf(request.headers.authorization)
    if (request.method !== 'POST' || bearer === null || !isSameSecret(bearer, doors.token)) { sendJson(response, 401, { code: 'NO_TOKEN', message: 'POST with Authorization: Bearer <token> as printed at start' }); return }
    sendJson(response, 200, { url: newPageUrl() })
  }

  async function answerApi(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const desk = doors.deskOf(request)
    if (desk === null) {
      response.setHeader('www-authenticate', 'Bearer')
      sendJson(response, 401, { code: 'NO_TOKEN', message: 'Send Authorization: Bearer <token> as printed at start, or a session token' })
      return
    }
    if (request.method !== 'POST') { response.setHeader('allow', 'POST'); sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Every operation is a POST' }); return }
    const { matched } = await api.handle(request, response, { prefix: '/api', context: options.program.contextFor(desk) })
    if (!matched) sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such operation; see /openapi.json' })
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => { if (!response.headersSent) sendJson(response, 500, { code: 'FAULT', message: 'The program could not finish this' }); else response.destroy() })
  })
  const sockets = serveSockets(server, { program: options.program, doors, maxPayload: limits.bodyBytes }, (request) => isOwnHost(request) && request.headers.origin !== undefined && isOwnOrigin(request))
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

type SocketParts = { readonly program: Program; readonly doors: Doors; readonly maxPayload: number }

function serveSockets(server: Server, { program, doors, maxPayload }: SocketParts, isOwn: (request: IncomingMessage) => boolean): WebSocketServer {
  const handler = new RPCHandler(program.router)
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    // A caller that hangs up in mid-sentence is no fault of the program.
    stream.on('error', () => { stream.destroy() })
    const desk = request.url === '/rpc' && isOwn(request) ? doors.sessionOf(request) : null
    if (desk === null || sockets.clients.size >= maxSockets) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => { socket.terminate() })
      void handler.upgrade(socket, { context: program.contextFor(desk) })
    })
  })
  return sockets
}

/** The path of a request, or null when its target is no address of this host. */
function pathOf(request: IncomingMessage, origin: string): string | null {
  const target = request.url ?? ''
  // A target like `//name/x` would name another host.
  if (!target.startsWith('/') || target.startsWith('//') || !URL.canParse(target, origin)) return null
  return new URL(target, origin).pathname
}

/** A finished export, for the desk that made it. */
function sendExport(program: Program, desk: Desk | null, id: string, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET') { response.setHeader('allow', 'GET'); sendJson(response, 405, { code: 'METHOD_NOT_ALLOWED', message: 'Read only' }); return }
  const found = desk === null ? null : program.exports.find(desk, id)
  const size = found === null ? undefined : statSync(found.path, { throwIfNoEntry: false })?.size
  if (found === null || size === undefined) { sendJson(response, 404, { code: 'NOT_FOUND', message: 'No such export of this desk' }); return }
  response.writeHead(200, { 'content-type': found.mediaType, 'content-length': size, 'cache-control': 'no-store', 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}` })
  pipeline(createReadStream(found.path), response).catch(() => { response.destroy() })
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
