/** Nobody speaks to the archive through the host shell but its own page and whoever holds a token. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { composeProgram } from '#main/app/compose.ts'
import type { Program } from '#main/app/compose.ts'
import { startHost } from '#main/host/host-server.ts'
import type { Host } from '#main/host/host-server.ts'
import { send, sendBytes } from '#tests/host/raw-http.ts'
import type { RawAnswer, RawCall } from '#tests/host/raw-http.ts'
import { createFakePlatform } from '#tests/support/fake-platform.ts'
import { cheapKeyDerivation } from '#tests/support/office.ts'
import { writePage } from '#tests/host/sample-page.ts'

let host: Host
let program: Program
const folder = mkdtempSync(join(tmpdir(), 'dangui-doors-'))
const limits = { headersMs: 300, requestMs: 600, bodyBytes: 64 * 1024 }

beforeAll(async () => {
  program = await composeProgram({ home: join(folder, 'home'), platform: createFakePlatform(), exportsDir: join(folder, 'exports'), keyDerivation: cheapKeyDerivation, workerUrl: new URL('../../main/app/worker.ts', import.meta.url) })
  host = await startHost({ program, port: 0, pageFolder: writePage(join(folder, 'page')), limits })
})
afterAll(async () => {
  await host.close()
  await program.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (call: RawCall): Promise<RawAnswer> => send(host.port, call)
const bearer = () => ({ authorization: `Bearer ${host.token}` })
const own = () => `http://127.0.0.1:${String(host.port)}`
/** A call that is right in everything but what `change` changes. */
const status = (change: Partial<RawCall> = {}): Promise<RawAnswer> =>
  ask({ method: 'POST', path: '/api/session/status', body: '{}', ...change, headers: { 'content-type': 'application/json', ...bearer(), ...change.headers } })

async function openSession(): Promise<string> {
  const opened = await ask({ path: new URL(host.newPageUrl()).pathname })
  return String(opened.headers['set-cookie']?.[0]?.split(';')[0])
}

describe('a caller with the token of this start', () => {
  it('is answered', async () => {
    const answer = await status()
    expect([answer.status, answer.json().state, answer.json().shell]).toEqual([200, 'no-archive', 'host'])
  })

  it.each([
    ['no token', {}], ['a wrong token', { authorization: `Bearer ${'x'.repeat(43)}` }], ['a token of another kind', { authorization: 'Basic eHg6eHg=' }],
    ['an empty token', { authorization: 'Bearer ' }], ['a huge token', { authorization: `Bearer ${'x'.repeat(4000)}` }],
  ])('is refused with %s, and told how to do it', async (_what, headers) => {
    const answer = await ask({ method: 'POST', path: '/api/session/status', headers: { 'content-type': 'application/json', ...headers }, body: '{}' })
    expect([answer.status, answer.json().code, answer.headers['www-authenticate']]).toEqual([401, 'NO_TOKEN', 'Bearer'])
  })

  it('is not let in by a good session when the token beside it is wrong', async () => {
    const answer = await status({ headers: { authorization: 'Bearer wrong-wrong-wrong-wrong', cookie: await openSession() } })
    expect(answer.status).toBe(401)
  })

  it('is told that every operation is a POST', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
      const answer = await ask({ method, path: '/api/session/status', headers: bearer() })
      expect([method, answer.status, answer.headers.allow]).toEqual([method, 405, 'POST'])
    }
  })

  it('is told that an operation does not exist', async () => {
    expect((await status({ path: '/api/session/no-such-thing' })).status).toBe(404)
  })

  it('gets the reasons when its input is no JSON or of the wrong shape', async () => {
    expect((await status({ path: '/api/session/login', body: '{' })).status).toBe(400)
    const answer = await status({ path: '/api/session/login', body: '{"userId":1}' })
    expect([answer.status, answer.json().code]).toEqual([400, 'BAD_REQUEST'])
  })
})

describe('another page', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1.evil.example', 'LOCALHOST.', '[::1]'])('whose name only resolves to this PC (%j) is refused whatever it asks for', async (name) => {
    for (const path of ['/', '/openapi.json', '/api/session/status', '/open/x', '/pages']) {
      const answer = await ask({ method: 'POST', path, headers: { ...bearer(), host: name } })
      expect([path, answer.status, answer.json().code]).toEqual([path, 403, 'FOREIGN_HOST'])
    }
  })

  it('that names no host at all is refused', async () => {
    expect((await sendBytes(host.port, 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).text).toMatch(/^HTTP\/1\.1 403/)
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost', 'file://'])('of the origin %s is refused even with the token or a session', async (origin) => {
    expect((await status({ headers: { origin } })).json().code).toBe('FOREIGN_ORIGIN')
    expect((await status({ headers: { origin, cookie: await openSession(), authorization: '' } })).status).toBe(403)
    expect((await ask({ method: 'POST', path: '/pages', headers: { ...bearer(), origin } })).status).toBe(403)
    expect((await ask({ path: '/exports/x', headers: { origin } })).status).toBe(403)
  })

  it('is refused when the browser says that the request crosses sites', async () => {
    expect((await status({ headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
  })

  it('is never told by CORS that it may read an answer', async () => {
    const answer = await ask({ method: 'OPTIONS', path: '/api/session/status', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } })
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([403, undefined])
  })
})

describe('the page of this start', () => {
  it('gives its one-time code for a session of its own, once', async () => {
    const path = new URL(host.newPageUrl()).pathname
    expect((await ask({ method: 'HEAD', path })).status).toBe(405)
    const opened = await ask({ path })
    expect(opened.status).toBe(200)
    expect(opened.headers['cache-control']).toBe('no-store')
    const again = await ask({ path })
    expect([again.status, again.json().code, again.headers['set-cookie']]).toEqual([410, 'CODE_USED', undefined])
  })

  it('keeps its session in a cookie that scripts and other sites cannot use, named after its port', async () => {
    const cookie = (await ask({ path: new URL(host.newPageUrl()).pathname })).headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(new RegExp(`^dangui-session-${String(host.port)}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))
  })

  it('acts with its session as with a token, and each session is a desk of its own', async () => {
    const answer = await ask({ method: 'POST', path: '/api/session/status', headers: { 'content-type': 'application/json', cookie: await openSession(), origin: own() }, body: '{}' })
    expect(answer.status).toBe(200)
  })

  it('can be opened again only by whoever holds the token of this start', async () => {
    expect((await ask({ method: 'POST', path: '/pages' })).status).toBe(401)
    expect((await ask({ method: 'POST', path: '/pages', headers: { cookie: await openSession() } })).status).toBe(401)
    expect((await ask({ path: '/pages', headers: bearer() })).status).toBe(401)
    const opened = await ask({ method: 'POST', path: '/pages', headers: bearer() })
    expect(opened.json().url).toMatch(new RegExp(`^${own()}/open/[\\w-]{43}$`))
  })

  it('comes with a policy that lets it run only its own scripts and speak only to this host', async () => {
    const { headers } = await ask({ path: '/' })
    const policy = String(headers['content-security-policy'])
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'"]) expect(policy).toContain(part)
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${String(host.port)} ws://localhost:${String(host.port)}`)
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:|\*/)
    expect([headers['x-content-type-options'], headers['referrer-policy'], headers['cross-origin-opener-policy'], headers['cross-origin-resource-policy']]).toEqual(['nosniff', 'no-referrer', 'same-origin', 'same-origin'])
  })

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/assets/../../secret.txt', '/assets/%2e%2e%5c%2e%2e%5csecret.txt', '//secret.txt', '/index.html%00.js', '/exports/..%2f..%2fsecret.txt', '/open/../secret.txt', '*', 'http://evil.example/'])('serves nothing beside its own files (%s)', async (path) => {
    const answer = await ask({ path })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.text).not.toContain('a secret beside the page')
  })

  it('may be read and not written', async () => {
    for (const path of ['/', '/openapi.json', '/assets/desk.js']) expect([path, (await ask({ method: 'POST', path })).status]).toEqual([path, 405])
  })

  it('keeps its hashed files for good and asks again for the rest', async () => {
    expect((await ask({ path: '/assets/desk.js' })).headers['cache-control']).toContain('immutable')
    expect((await ask({ path: '/' })).headers['cache-control']).toBe('no-cache')
  })
})

describe('a socket', () => {
  const open = (headers: Record<string, string>, path = '/rpc'): Promise<string> => new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${String(host.port)}${path}`, { headers })
    socket.on('open', () => { socket.close(); resolve('open') })
    socket.on('unexpected-response', (_request, response) => { socket.terminate(); resolve(String(response.statusCode)) })
    socket.on('error', () => undefined)
  })

  it('opens for the page with its session', async () => {
    expect(await open({ cookie: await openSession(), origin: own() })).toBe('open')
  })

  it('is refused without a session, without or with a foreign origin, under a foreign name, elsewhere, and with a bearer instead', async () => {
    const cookie = await openSession()
    expect(await open({ origin: own() })).toBe('403')
    expect(await open({ cookie })).toBe('403')
    expect(await open({ cookie, origin: 'https://evil.example' })).toBe('403')
    expect(await open({ cookie, origin: own(), host: 'evil.example' })).toBe('403')
    expect(await open({ cookie, origin: own() }, '/other')).toBe('403')
    expect(await open({ ...bearer(), origin: own() })).toBe('403')
  })

  it('that says more than a body may hold is closed, and the host lives on', async () => {
    const cookie = await openSession()
    const code = await new Promise<number>((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${String(host.port)}/rpc`, { headers: { cookie, origin: own() } })
      socket.on('open', () => { socket.send('x'.repeat(limits.bodyBytes + 1)) })
      socket.on('error', () => undefined)
      socket.on('close', resolve)
    })
    expect([code, (await status()).status]).toEqual([1009, 200])
  })
})

describe('a caller that wears the host out', () => {
  it('is refused when the body is too large, said or unsaid', async () => {
    const body = JSON.stringify({ folder: 'x'.repeat(limits.bodyBytes) })
    const said = await status({ path: '/api/session/inspect-folder', body, headers: { 'content-length': String(body.length) } })
    expect(said.status).toBe(413)
    const unsaid = await status({ path: '/api/session/inspect-folder', body, headers: { 'transfer-encoding': 'chunked' } })
    expect(unsaid.status).toBe(413)
  })

  it('is cut off when it never ends its headers or its body', async () => {
    const halfHeaders = await sendBytes(host.port, `POST /api/session/status HTTP/1.1\r\nHost: 127.0.0.1:${String(host.port)}\r\n`)
    expect(halfHeaders.text).toContain('408')
    const halfBody = await sendBytes(host.port, `POST /api/session/status HTTP/1.1\r\nHost: 127.0.0.1:${String(host.port)}\r\nAuthorization: Bearer ${host.token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`)
    expect(halfBody.tookMs).toBeLessThan(5000)
  })

  it('that speaks no HTTP is answered so, and the host lives on', async () => {
    expect((await sendBytes(host.port, 'what is this\r\n\r\n')).text).toContain('400')
    expect((await status()).status).toBe(200)
  })
})
