import { parseConfig } from '../../tools/local-cloud/functions/config'

test('a function has 3 seconds, 256 MB and no open API unless it says otherwise', () => {
  expect(parseConfig({}, 'config.json')).toMatchObject({
    ...{ timeout: 3, memorySize: 256, permissions: {}, triggers: [] },
  })
})

test.each([
  [{ timeout: 0 }, 'timeout'],
  [{ timeout: 61 }, 'timeout'],
  [{ timeout: 1.5 }, 'timeout'],
  [{ memorySize: 63 }, 'memorySize'],
  [{ memorySize: 3073 }, 'memorySize'],
  [{ envVariables: { A: 1 } }, 'envVariables.A'],
])('%j is refused by its name', (config, field) => {
  expect(() => parseConfig(config, 'config.json')).toThrow(`config.json: ${field} is wrong`)
})

test('1 to 60 seconds and 64 to 3,072 MB are allowed', () => {
  for (const config of [
    { timeout: 1, memorySize: 64 },
    { timeout: 60, memorySize: 3072 },
  ])
    expect(parseConfig(config, 'config.json')).toMatchObject(config)
})
