// Loaded before anything else: lets nobody reach for the network or another process, and notes who tries or who reads
// files at home.
import childProcess from 'node:child_process'
import dgram from 'node:dgram'
import dns from 'node:dns'
import fs from 'node:fs'
import http from 'node:http'
import http2 from 'node:http2'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import tls from 'node:tls'

globalThis.reached = []
globalThis.read = []

function forbid(holder, name, what) {
  holder[name] = (...args) => {
    globalThis.reached.push(what)
    throw new Error(`${what}: ${String(args[0])}`)
  }
}

forbid(net.Socket.prototype, 'connect', 'a socket')
forbid(tls, 'connect', 'a socket')
forbid(dgram, 'createSocket', 'a socket')
forbid(dns, 'lookup', 'a name server')
forbid(dns.promises, 'lookup', 'a name server')
for (const module of [http, https]) {
  forbid(module, 'request', 'HTTP')
  forbid(module, 'get', 'HTTP')
}
forbid(http2, 'connect', 'HTTP')
for (const name of ['exec', 'execFile', 'spawn', 'fork', 'execSync', 'execFileSync', 'spawnSync']) {
  forbid(childProcess, name, 'a process')
}

function watch(holder, name) {
  const original = holder[name]
  holder[name] = (path, ...rest) => {
    if (String(path).startsWith(process.env.HOME))
      globalThis.read.push(String(path).slice(process.env.HOME.length))
    return original.call(holder, path, ...rest)
  }
}

watch(fs, 'readFile')
watch(fs, 'readFileSync')
watch(fs.promises, 'readFile')
syncBuiltinESMExports()
