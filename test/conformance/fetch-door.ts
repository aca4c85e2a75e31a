import { wireDoor } from './wire-door.ts'

export const fetchDoor = wireDoor('fetch', (fake) => ({
  answer: (request) => fake.fetch(request),
}))
