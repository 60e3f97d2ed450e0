import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const root = path.resolve(__dirname, '../..')

/** Modules of a small house; each exports something, and imports what is listed for it. */
const RIGHT: Record<string, string[]> = {
  'domain/requests/states.ts': ['./parts', '@noble/hashes/sha2.js'],
  'domain/requests/parts.ts': [],
  'cloudfunctions/kernel/contract.ts': ['@domain/requests/states', 'valibot'],
  'cloudfunctions/kernel/serve.ts': ['./contract', 'node:crypto', 'wx-server-sdk'],
  'cloudfunctions/people/contract.ts': ['../kernel/contract'],
  'cloudfunctions/people/store.ts': ['../kernel/serve'],
  'cloudfunctions/people/face.ts': ['./store'],
  'cloudfunctions/requests/contract.ts': ['../kernel/contract'],
  'cloudfunctions/requests/index.ts': ['../people/face', '../kernel/serve', './contract'],
  'src/ui/button.tsx': ['react', '@tarojs/components'],
  'src/cloud/call.ts': ['@functions/kernel/contract', '@tarojs/taro'],
  'src/features/requests/routes.ts': ['@domain/requests/states'],
  'src/features/requests/page.tsx': [
    './routes',
    '@/ui/button',
    '@/cloud/call',
    '@functions/requests/contract',
  ],
  'src/features/votes/page.tsx': ['@/ui/button'],
  'src/pages/home.tsx': ['@/features/requests/routes', '@/ui/button'],
  'tools/build/cli.ts': ['../../cloudfunctions/people/store', '../../src/ui/button'],
  'tests/any.test.ts': ['../tools/build/cli', '../src/pages/home'],
}

/** One wrong import each: the module that has it, what it imports, and the rule that refuses it. */
const WRONG: [from: string, to: string, rule: string][] = [
  ['domain/requests/a.ts', '@functions/kernel/contract', 'domain-is-pure'],
  ['domain/requests/b.ts', '@/ui/button', 'domain-is-pure'],
  ['domain/requests/c.ts', 'node:fs', 'domain-uses-pure-packages'],
  ['domain/requests/d.ts', 'wx-server-sdk', 'domain-uses-pure-packages'],
  ['domain/requests/e.ts', '@tarojs/taro', 'domain-uses-pure-packages'],
  ['src/pages/a.tsx', '@functions/requests/index', 'src-takes-contracts-only'],
  ['src/pages/b.tsx', '@functions/kernel/serve', 'src-takes-contracts-only'],
  ['src/pages/c.tsx', 'node:path', 'src-has-no-node-modules'],
  ['src/pages/d.tsx', 'wx-server-sdk', 'src-has-no-node'],
  ['src/pages/e.tsx', '../../tools/build/cli', 'nothing-imports-tools'],
  ['src/pages/f.tsx', '@/features/requests/page', 'main-package-stays-small'],
  ['src/features/votes/a.tsx', '@/features/requests/routes', 'features-are-apart'],
  ['src/ui/a.tsx', '@/cloud/call', 'ui-knows-no-page'],
  ['src/cloud/a.ts', '@/pages/home', 'cloud-knows-no-page'],
  ['cloudfunctions/elections/contract.ts', '../people/store', 'contracts-carry-no-server-code'],
  ['cloudfunctions/points/contract.ts', 'node:crypto', 'contracts-have-no-node-modules'],
  ['cloudfunctions/requests/a.ts', '../people/store', 'contexts-meet-at-their-face'],
  ['cloudfunctions/kernel/a.ts', '../people/face', 'kernel-knows-no-context'],
  ['cloudfunctions/requests/b.ts', '@/ui/button', 'functions-know-no-phone'],
  ['cloudfunctions/requests/c.ts', '@tarojs/taro', 'functions-know-no-phone'],
  ['cloudfunctions/requests/d.ts', '../../tools/build/cli', 'nothing-imports-tools'],
  ['domain/requests/f.ts', '../../tools/build/cli', 'nothing-imports-tools'],
  ['tools/build/a.ts', '../../tests/any.test', 'nothing-imports-tests'],
  ['src/ui/b.tsx', './gone', 'everything-resolves'],
]

interface Violation {
  from: string
  rule: { name: string }
}

function refusedIn(modules: Record<string, string[]>): Violation[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'arrows-'))
  try {
    fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
    for (const file of ['tsconfig.json', '.dependency-cruiser.cjs', 'package.json'])
      fs.copyFileSync(path.join(root, file), path.join(folder, file))
    for (const [file, imports] of Object.entries(modules)) {
      const lines = imports.map((from, n) => `export * as m${n} from '${from}'`)
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      fs.writeFileSync(path.join(folder, file), `${lines.join('\n')}\nexport const own = 1\n`)
    }
    const cruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const folders = ['src', 'domain', 'cloudfunctions', 'tools', 'tests']
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [cruise, '--output-type', 'json', ...folders],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    if (!stdout) throw new Error(stderr)
    return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

describe('the arrows of the house', () => {
  const refused = refusedIn({
    ...RIGHT,
    ...Object.fromEntries(WRONG.map(([from, to]) => [from, [to]])),
    'domain/requests/loop-a.ts': ['./loop-b'],
    'domain/requests/loop-b.ts': ['./loop-a'],
  })
  const rulesBrokenBy = (file: string) =>
    refused.filter(({ from }) => from === file).map(({ rule }) => rule.name)

  test.each(WRONG)('refuse %s → %s', (from, _to, rule) => {
    expect(rulesBrokenBy(from)).toContain(rule)
  })

  test('refuse two modules that need each other', () => {
    expect(rulesBrokenBy('domain/requests/loop-a.ts')).toContain('no-circles')
  })

  test.each(Object.keys(RIGHT))('let %s import what it needs', (file) => {
    expect(rulesBrokenBy(file)).toEqual([])
  })
})
