export { serve, type FakeServer, type ServeOptions } from './server/serve.ts'
export { interceptHttp } from './intercept-http/intercept-http.ts'
