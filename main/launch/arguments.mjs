/** Reads what stands after `npm start --`; a slip gets a sentence. Plain Node 20, no dependency. */
import { parseArgs } from 'node:util'

const usage = 'npm start -- [--host] [--port N] [--data DIR] [--exports DIR] [--no-open]'
const options = { host: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' }, exports: { type: 'string' }, 'no-open': { type: 'boolean' } }

/** Answers `{ values, rest }`, where `rest` goes on to the shell; or `{ problem }`, a sentence. */
export function readStartArguments(args) {
  let values
  try {
    values = parseArgs({ args, options, strict: true }).values
  } catch (error) {
    return { problem: `${error.message.split('\n')[0].replace(/\.$/, '')}. Usage: ${usage}` }
  }
  if (values.port !== undefined && !isPort(values.port)) return { problem: `--port takes a whole number from 0 (any free port) to 65535, not "${String(values.port)}". Usage: ${usage}` }
  for (const name of ['data', 'exports']) if (values[name] === '') return { problem: `--${name} takes a folder. Usage: ${usage}` }
  const rest = [...folder('data', values.data), ...folder('exports', values.exports)]
  const hostOnly = [...(values.port === undefined ? [] : ['--port', values.port]), ...(values['no-open'] === true ? ['--no-open'] : [])]
  return { values, shared: rest, hostOnly }
}

function folder(name, value) {
  return value === undefined ? [] : [`--${name}`, value]
}

function isPort(text) {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535
}
