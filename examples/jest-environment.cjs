// An environment for Jest in which hooks can tell whether their test has failed, by its own time limit too:
//   { testEnvironment: './node_modules/fake-healthlake/examples/jest-environment.cjs' }
//   afterEach(() => { if (globalThis.testFailed) console.log(explainFailure(fake)) })
const { TestEnvironment } = require('jest-environment-node')

module.exports = class extends TestEnvironment {
  handleTestEvent({ name }) {
    if (name === 'test_start') this.global.testFailed = false
    if (name === 'test_fn_failure') this.global.testFailed = true
  }
}
