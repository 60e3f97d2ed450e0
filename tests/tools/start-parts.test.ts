import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { drawBar } from '../../tools/district/progress'
import {
  DataFolderError,
  emptyDataFolder,
  readMarker,
  takeDataFolder,
  writeMarker,
} from '../../tools/start/data'
import { readOptions, UsageError } from '../../tools/start/options'

describe('the options of npm start', () => {
  const ROOT = path.resolve('/project')
  const read = (argv: string[], env: Record<string, string> = {}) => readOptions(argv, env, ROOT)

  it('loads the demo on port 8787 and opens a browser when told nothing', () => {
    expect(read([])).toEqual({
      scale: 'demo',
      reset: false,
      open: true,
      port: 8787,
      dataDir: path.join(ROOT, '.data', 'demo'),
    })
  })

  it('takes the scale, reset, no-open, the port and the folder it is given', () => {
    const argv = ['--scale', 'district', '--reset', '--no-open']
    expect(read(argv, { PORT: '0', DATA_DIR: '/tmp/kept' })).toEqual({
      scale: 'district',
      reset: true,
      open: false,
      port: 0,
      dataDir: path.join('/tmp/kept', 'district'),
    })
  })

  it.each([
    [['--scale', 'city'], {}],
    [['--rest'], {}],
    [['extra'], {}],
    [[], { PORT: '80a' }],
    [[], { PORT: '70000' }],
    [[], { PORT: '-1' }],
  ])('refuses %j with %j in plain words', (argv, env) => {
    expect(() => read(argv, env)).toThrow(UsageError)
  })
})

describe('the data folder', () => {
  let dir = ''
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'start-data-'))
  })
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

  it('keeps its marker, and takes a torn one for none', () => {
    expect(readMarker(dir)).toBeUndefined()
    const marker = { state: 'ready', scale: 'demo', documents: 3, at: 4 } as const
    writeMarker(dir, marker)
    expect(readMarker(dir)).toEqual(marker)
    fs.writeFileSync(path.join(dir, 'district.json'), '{"state":"rea')
    expect(readMarker(dir)).toBeUndefined()
  })

  it('is emptied when it is ours', () => {
    writeMarker(dir, { state: 'loading', scale: 'demo', documents: 0, at: 1 })
    fs.mkdirSync(path.join(dir, 'files'))
    emptyDataFolder(dir)
    expect(fs.readdirSync(dir)).toEqual([])
  })

  it("is left alone when it holds somebody else's files", () => {
    fs.writeFileSync(path.join(dir, 'thesis.doc'), 'years of work')
    expect(() => emptyDataFolder(dir)).toThrow(DataFolderError)
    expect(fs.readdirSync(dir)).toEqual(['thesis.doc'])
  })

  it('belongs to one living process at a time', () => {
    const free = takeDataFolder(dir)
    const lock = path.join(dir, 'running.pid')
    // Process 1 lives on every machine this runs on, and is not us.
    fs.writeFileSync(lock, '1')
    expect(() => takeDataFolder(dir)).toThrow(DataFolderError)
    // A process id no system hands out stands for a holder that was killed.
    fs.writeFileSync(lock, '999999999')
    takeDataFolder(dir)
    free()
    expect(fs.existsSync(lock)).toBe(false)
  })
})

describe('the progress bar', () => {
  it('shows the share done, never more than all', () => {
    expect(drawBar('x', 0, 2000)).toBe(`x [${'.'.repeat(28)}]   0% 0 / 2,000`)
    expect(drawBar('x', 1000, 2000)).toBe(
      `x [${'#'.repeat(14)}${'.'.repeat(14)}]  50% 1,000 / 2,000`,
    )
    expect(drawBar('x', 3000, 2000)).toContain('100% 3,000 / 2,000')
    expect(drawBar('x', 0, 0)).toContain('100%')
  })
})
