// What CloudBase's suite expects of its test runner.
jest.setTimeout(60_000)

// Some of its `describe` blocks are async functions, which today's jest refuses; none awaits anything.
const { describe } = globalThis
globalThis.describe = Object.assign((name, define) => {
  describe(name, () => {
    define()
  })
}, describe)
