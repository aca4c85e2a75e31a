export { serve, type FakeServer, type ServeOptions } from './http/serve.ts'
