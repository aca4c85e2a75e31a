export { invalidInput, validInput, type InvalidInput } from './arbitraries/inputs.ts'
