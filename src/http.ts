export { serve, type FakeServer, type ServeOptions } from './server/serve.ts'
export { interceptHttp, type InterceptHttpOptions } from './intercept-http/intercept-http.ts'
