// Loaded before anything else: lets nobody reach for the network, another process or a file that is no code, and notes who
// tries. A server of the program itself can be reached at the port in `ownPort`.
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import http2 from 'node:http2'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { dirname } from 'node:path'
import tls from 'node:tls'

globalThis.reached = []
globalThis.read = []

function forbid(holder, name, what) {
  holder[name] = (...args) => {
    globalThis.reached.push(what)
    throw new Error(`${what}: ${String(args[0])}`)
  }
}

const connect = net.Socket.prototype.connect
forbid(net.Socket.prototype, 'connect', 'a socket')
const refuse = net.Socket.prototype.connect
net.Socket.prototype.connect = function (...args) {
  const [{ port, path } = {}] = [args[0]].flat()
  const isOwn = path == null && port !== undefined && Number(port) === globalThis.ownPort
  return (isOwn ? connect : refuse).apply(this, args)
}
forbid(tls, 'connect', 'a socket')
forbid(dgram, 'createSocket', 'a socket')
for (const holder of [dns, dns.promises]) {
  const lookup = holder.lookup
  forbid(holder, 'lookup', 'a name server')
  const refuseLookup = holder.lookup
  // An address needs no server.
  holder.lookup = (host, ...rest) => (net.isIP(host) ? lookup : refuseLookup)(host, ...rest)
}
forbid(http2, 'connect', 'HTTP')
for (const name of ['exec', 'execFile', 'spawn', 'fork', 'execSync', 'execFileSync', 'spawnSync']) {
  forbid(childProcess, name, 'a process')
}

// Node's own loader of modules reads code.
function isCode(path) {
  const text = String(path)
  return text.includes('node_modules') || text.startsWith(dirname(process.argv[1]))
}

function forbidFiles(holder, name) {
  const original = holder[name]
  holder[name] = (path, ...rest) => {
    if (isCode(path)) return original.call(holder, path, ...rest)
    globalThis.read.push(String(path).replace(process.env.HOME, ''))
    const error = new Error(`a file: ${String(path)}`)
    if (holder !== fs.promises) throw error
    return Promise.reject(error)
  }
}

for (const name of ['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream']) {
  forbidFiles(fs, name)
}
for (const name of ['readFile', 'open']) forbidFiles(fs.promises, name)
syncBuiltinESMExports()
