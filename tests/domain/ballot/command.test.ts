/** The command, as a resident or an auditor runs it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from '../../../tools/verify-election/command'

const ROOT = join(__dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'board-'))
const board = join(folder, 'board.jsonl')

afterAll(() => rmSync(folder, { recursive: true }))

/** The command within this process. */
function run(...words: string[]) {
  const said: string[] = []
  const complaints: string[] = []
  const status = runCommand(words, {
    say: (text) => said.push(`${text}\n`),
    complain: (text) => complaints.push(text),
  })
  return { status, stdout: said.join(''), stderr: complaints.join('') }
}

/** The command as a shell starts it. */
function start(...words: string[]) {
  const command = [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), 'tools/verify-election/index.ts']
  const { status, stdout, stderr } = spawnSync(process.execPath, [...command, ...words], {
    ...{ cwd: ROOT, encoding: 'utf8' },
  })
  return { status, stdout, stderr }
}

it('makes a sample election and finds that everything in it holds', () => {
  const made = run('sample', '--voters', '8', '--candidates', '2', '--out', board, '--seed', 'test')
  expect(made).toMatchObject({ status: 0, stderr: '' })
  const checked = run('check', board)
  expect(checked.status).toBe(0)
  expect(checked.stdout.match(/^✓/gm)).toHaveLength(11)
  expect(checked.stdout).toContain('全部核对通过')
  const english = run('check', board, '--lang', 'en', '--commitments', `${board}.commitments`)
  expect(english.status).toBe(0)
  expect(english.stdout).toContain('Everything holds.')
  expect(english.stdout).toContain('1 batches, 1 households counted')
  expect(english.stdout).toMatch(/\[户\]\n {2}候选人1号: total \d+ \(phone \d+ \+ paper 1\)/)
})

it('says where a board fails and exits with 1', () => {
  const text = readFileSync(board, 'utf8')
  const changed = join(folder, 'changed.jsonl')
  writeFileSync(changed, text.replace('"type":"Ballot"', '"type":"Close"'))
  const refused = run('check', changed, '--lang', 'en')
  expect(refused.status).toBe(1)
  expect(refused.stdout).toMatch(/^✗ The records form one chain — line \d+/m)
  writeFileSync(changed, text.split('\n').slice(0, 5).join('\n').concat('\n'))
  const incomplete = run('check', changed, '--lang', 'en')
  expect(incomplete.status).toBe(1)
  expect(incomplete.stdout).toContain('the board is not complete')
})

it('ends a shell’s process with the same words and exit code', () => {
  const cut = join(folder, 'changed.jsonl')
  const { status, stdout, stderr } = start('check', cut, '--lang', 'en')
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout).toBe(run('check', cut, '--lang', 'en').stdout)
})

it('compares the head, the fingerprint and an event seen before', () => {
  const { stdout } = run('check', board, '--lang', 'en')
  const head = /head: (\w{64})/.exec(stdout)?.[1] ?? ''
  const fingerprint = /fingerprint: (\w{64})/.exec(stdout)?.[1] ?? ''
  const known = ['--head', head, '--fingerprint', fingerprint]
  const lines = readFileSync(board, 'utf8').split('\n')
  const parent: string = JSON.parse(lines[2] ?? '{}').parent
  const right = run('check', board, '--lang', 'en', ...known, '--contains', `1:${parent}`)
  expect(right.status).toBe(0)
  expect(right.stdout).toContain('3 values compared')
  expect(run('check', board, '--head', fingerprint).status).toBe(1)
  expect(run('check', board, '--contains', `2:${parent}`).status).toBe(1)
})

it('exits with 2 when it is misused', () => {
  for (const parameters of [
    [],
    ['check'],
    ['check', '/nowhere.jsonl'],
    ['check', board, '--commitments', '/nowhere'],
    ['sample', '--voters', 'x'],
  ])
    expect(run(...parameters).status).toBe(2)
  expect(run('check', board, '--unknown').status).toBe(2)
})
