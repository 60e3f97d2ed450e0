/** Every suite of the product. `npm test` runs them all; one suite: `npx jest --selectProjects domain`. */
const swc = (target) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
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
  transformIgnorePatterns: ['/node_modules/(?!(@noble|@turf|valibot|mingo)/)'],
  moduleNameMapper: {
    '^@/(.*)$': '<rootDir>/src/$1',
    '^@domain/(.*)$': '<rootDir>/domain/$1',
    '^@functions/(.*)$': '<rootDir>/cloudfunctions/$1',
    ...extra.moduleNameMapper,
  },
  ...extra.project,
})

module.exports = {
  projects: ['domain', 'functions', 'local-cloud', 'simulator', 'tools', 'e2e']
    .filter((name) => require('node:fs').existsSync(`${__dirname}/tests/${name}`))
    .map((name) => project(name)),
  reporters: ['default', '<rootDir>/tests/closing-line.js'],
}
