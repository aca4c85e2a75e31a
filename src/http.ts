export { serve, type FakeServer, type ServeOptions } from './server/serve.ts'
