/** Every suite of the product. `npm test` runs them all; one suite: `npx jest --selectProjects domain`. */
const swc = (target, importSource) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic', importSource } },
      target,
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
]

const project = (name, extra = {}) => ({
  displayName: name,
  rootDir: __dirname,
  roots: [`<rootDir>/tests/${name}`],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: { '^.+\\.(m?[tj])sx?$': swc('es2022') },
  // Machines that build beside the tests are slow; a hang is still a failure.
  setupFilesAfterEnv: ['<rootDir>/tests/patience.js'],
  transformIgnorePatterns: ['/node_modules/(?!(@noble|@turf|valibot|mingo)/)'],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@domain/(.*)$': '<rootDir>/domain/$1',
    '^@functions/(.*)$': '<rootDir>/cloudfunctions/$1',
    ...extra.moduleNameMapper,
  },
  ...extra.project,
})

/** Pages and parts in jsdom: Taro's tags, the phone and Vant's tags are stood in for by tests/ui/mocks. */
const ui = {
  project: {
    testEnvironment: 'jsdom',
    setupFilesAfterEnv: ['<rootDir>/tests/patience.js', '<rootDir>/tests/ui/patience.js'],
    transform: { '^.+\\.(m?[tj])sx?$': swc('es2022', 'taro-and-vant') },
  },
  moduleNameMapper: {
    '^taro-and-vant/jsx-runtime$': '<rootDir>/tests/ui/mocks/jsx-runtime.ts',
    '^@tarojs/components$': '<rootDir>/tests/ui/mocks/components.tsx',
    '^@tarojs/taro$': '<rootDir>/tests/ui/mocks/taro.ts',
    '\\.(css|png)$': '<rootDir>/tests/ui/mocks/empty.js',
  },
}

/** Stories in a browser share one demo district, played once. */
const e2e = {
  project: {
    globalSetup: '<rootDir>/tests/e2e/folder.js',
    globalTeardown: '<rootDir>/tests/e2e/folder-away.js',
  },
}

const more = { ui, e2e }

module.exports = {
  projects: ['domain', 'functions', 'local-cloud', 'simulator', 'tools', 'ui', 'e2e']
    .filter((name) => require('node:fs').existsSync(`${__dirname}/tests/${name}`))
    .map((name) => project(name, more[name])),
  // One more than the cores of the smallest machine: the suites wait a third of their time.
  maxWorkers: 3,
  reporters: ['default', '<rootDir>/tests/closing-line.js'],
}
