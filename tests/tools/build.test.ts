import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { declarationOf, vantClosure } from '../../config/plugins/vant-library'
import { vantTags } from '../../src/ui/vant-tags'
import { hashInputs, listFiles, swapFolder } from '../../tools/build/files'
import { withLock } from '../../tools/build/lock'
import { inProject } from '../../tools/build/paths'
import { vantTypes } from '../../tools/build/vant-types'

let folder = ''
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'build-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const write = (file: string, text: string) => {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), text)
}

describe('Vant', () => {
  test('the kept JSX types are those of the installed library', () => {
    const kept = fs.readFileSync(inProject('src/types/vant.d.ts'), 'utf8')
    expect(kept).toBe(vantTypes())
  })

  test('the app registers exactly the tags that the design system uses', () => {
    const used = new Set(
      listFiles(inProject('src/ui'))
        .filter((file) => file.endsWith('.tsx'))
        .flatMap((file) => [
          ...fs.readFileSync(inProject('src/ui', file), 'utf8').matchAll(/<van-([\w-]+)/g),
        ])
        .map(([, tag = '']) => tag),
    )
    expect([...used].sort()).toEqual([...vantTags].sort())
  })

  test('a component comes with all that it needs and nothing else', () => {
    const files = vantClosure(['popup'])
    for (const file of [
      'popup/index.js',
      'popup/popup.wxml',
      'overlay/index.wxss',
      'mixins/transition.js',
    ])
      expect(files).toContain(file)
    expect([...files].filter((file) => file.startsWith('button/'))).toEqual([])
  })

  test('a component that does not exist is refused by name', () => {
    expect(() => vantClosure(['buton'])).toThrow('@vant/weapp has no component "buton"')
  })

  test("a component's declared defaults and mixed-in properties are read", () => {
    const { properties } = declarationOf('button')
    expect(properties.type).toEqual({ type: String, value: 'default' })
    expect(properties.ariaLabel).toEqual({ type: String })
  })
})

describe('hashInputs', () => {
  const hash = () => hashInputs(folder, ['a', 'b.txt', 'missing'], 'salt')

  test('changes with a byte, a name, a new file and the salt, and with nothing else', () => {
    write('a/one.txt', '1')
    write('b.txt', '2')
    const first = hash()
    write('elsewhere.txt', '3')
    expect(hash()).toBe(first)
    const others = [hashInputs(folder, ['a', 'b.txt', 'missing'], 'pepper')]
    write('a/two.txt', '')
    others.push(hash())
    fs.renameSync(path.join(folder, 'a/two.txt'), path.join(folder, 'a/three.txt'))
    others.push(hash())
    write('b.txt', '2!')
    others.push(hash())
    expect(new Set([first, ...others]).size).toBe(5)
  })
})

test('a fresh folder takes the place of the old one whole', () => {
  write('old/gone.txt', '')
  write('fresh/new.txt', '')
  swapFolder(path.join(folder, 'fresh'), path.join(folder, 'old'))
  expect(listFiles(folder)).toEqual(['old/new.txt'])
})

describe('withLock', () => {
  const lock = () => path.join(folder, 'lock')
  const quietly = () => jest.spyOn(console, 'log').mockImplementation(() => {})

  test('lets one build at a time work', async () => {
    const said = quietly()
    const events: string[] = []
    const work = (name: string) => async () => {
      events.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, 50))
      events.push(`${name} ends`)
    }
    await Promise.all([withLock(lock(), work('first')), withLock(lock(), work('second'))])
    expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(said).toHaveBeenCalledTimes(1)
    said.mockRestore()
  })

  test('takes over from a build that was killed', async () => {
    const said = quietly()
    const NO_PROCESS = 2 ** 22 + 1
    fs.writeFileSync(lock(), String(NO_PROCESS))
    await expect(withLock(lock(), async () => 'worked')).resolves.toBe('worked')
    said.mockRestore()
  })

  test('lets go after a build that failed', async () => {
    await expect(withLock(lock(), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(fs.existsSync(lock())).toBe(false)
  })
})
