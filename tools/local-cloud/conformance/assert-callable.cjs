// CloudBase's tests call the namespace of `power-assert`; Node's assert, marked as a module, allows it.
const assert = require('node:assert')

// Its strictEqual takes a forgotten second argument for undefined.
const strictEqual = (actual, expected, message) => assert.strictEqual(actual, expected, message)

module.exports = Object.assign((...args) => assert(...args), assert, {
  strictEqual,
  __esModule: true,
  default: { ...assert, strictEqual },
})
