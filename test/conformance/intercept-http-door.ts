import { interceptHttp } from 'fake-healthlake/http'
import { wireDoor } from './wire-door.ts'

export const interceptHttpDoor = wireDoor('interceptHttp', (fake) => {
  interceptHttp(fake)
  return { answer: (request) => fetch(request) }
})
