/**
 * What `npm start` can be told.
 * @module
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Scale } from '../district/plan'

export interface StartOptions {
  scale: Scale
  /** Throw away what was kept and load the district again. */
  reset: boolean
  /** Open a browser when ready. */
  open: boolean
  /** Port on 127.0.0.1; 0 takes any free one. */
  port: number
  /** Folder the data is kept in, one for each scale. */
  dataDir: string
}

/** Shown for `--help` and after a mistake. */
export const USAGE = `npm start -- [options]
  --scale demo|district   示范规模：demo 两个社区（默认）/ district 全区约十万户
                          how much to load: two communities (default) or the whole district
  --reset                 清空数据重新载入 / throw the kept data away and load again
  --no-open               不打开浏览器 / do not open a browser
  --help                  显示说明 / show this
Environment:
  PORT                    端口，默认 8787 / port, default 8787 (0: any free one)
  DATA_DIR                数据目录，默认 .data / folder of the kept data, default .data`

const DEFAULT_PORT = 8787

/** A mistake in how the command was called; its message is for people. */
export class UsageError extends Error {}

/**
 * Reads the command line and the environment.
 * @throws {UsageError} for anything it does not know
 */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): StartOptions | 'help' {
  const { values } = parse(argv)
  if (values.help) return 'help'
  const scale = values.scale
  if (scale !== 'demo' && scale !== 'district') {
    throw new UsageError(`--scale 只能是 demo 或 district / must be demo or district: ${scale}`)
  }
  const port = env.PORT === undefined || env.PORT === '' ? DEFAULT_PORT : Number(env.PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`PORT 应为 0 到 65535 的整数 / must be 0 to 65535: ${env.PORT}`)
  }
  const dataDir = path.resolve(root, env.DATA_DIR || '.data', scale)
  return { scale, reset: values.reset, open: !values['no-open'], port, dataDir }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        scale: { type: 'string', default: 'demo' },
        reset: { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
