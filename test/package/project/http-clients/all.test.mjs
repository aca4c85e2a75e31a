import https from 'node:https'
import tls from 'node:tls'
import { test } from 'vitest'
import { createFakeHealthLake } from 'fake-healthlake'
import { interceptHttp } from 'fake-healthlake/http'
import { clients } from './clients.mjs'
import { specify } from './specification.cjs'

specify({ test, clients, createFakeHealthLake, interceptHttp, tls, https })
