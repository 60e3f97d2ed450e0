/** @module WeChat's own compilers for templates and styles, and a parse of every script. */
import vm from 'node:vm'
import compiler from 'miniprogram-compiler'
import type { Weapp } from './package'

const MOST_CHARACTERS = 600

/** WeChat ships its compilers for these machines only; elsewhere the check can't run and says so. */
export const canCompile =
  process.platform === 'darwin' || (process.platform === 'linux' && process.arch === 'x64')

function refusalOf(name: string, compile: () => unknown): string[] {
  try {
    compile()
    return []
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return [`${name}: ${words.trim().slice(0, MOST_CHARACTERS)}`]
  }
}

/** What wcc (templates and wxs) and wcsc (styles) refuse. */
export function compileErrors({ folder }: Weapp): string[] {
  if (!canCompile) return []
  return [
    ...refusalOf('wcc', () => compiler.wxmlToJs(folder)),
    ...refusalOf('wcsc', () => compiler.wxssToJs(folder)),
  ]
}

/** Scripts that don't parse. */
export function syntaxErrors(weapp: Weapp): string[] {
  return weapp.files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => refusalOf(file, () => new vm.Script(weapp.text(file), { filename: file })))
}
