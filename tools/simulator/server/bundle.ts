import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const webRoot = path.join(__dirname, '../web')
const cacheRoot = path.join(__dirname, '../../../node_modules/.cache/simulator')

function sourcesOf(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? sourcesOf(file) : [file]
  })
}

/** Changes whenever a source of the runtime or one of its pinned engines does. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of sourcesOf(webRoot)) hash.update(file).update(fs.readFileSync(file))
  for (const name of ['glass-easel', 'glass-easel-miniprogram-adapter', 'esbuild'])
    hash.update(fs.readFileSync(require.resolve(`${name}/package.json`)))
  return hash.digest('hex').slice(0, 16)
}

/** The browser runtime as one script, bundled from `web/main.ts`; kept on disk until a source changes. */
export async function bundleRuntime(): Promise<string> {
  const kept = path.join(cacheRoot, `${fingerprint()}.js`)
  if (fs.existsSync(kept)) return fs.readFileSync(kept, 'utf8')
  const built = await build({
    entryPoints: [path.join(webRoot, 'main.ts')],
    bundle: true,
    format: 'iife',
    write: false,
    minifySyntax: true,
    minifyWhitespace: true,
    loader: { '.css': 'text' },
    define: { 'process.env.NODE_ENV': '"production"' },
    target: 'chrome100',
    tsconfig: path.join(webRoot, 'tsconfig.json'),
  })
  const text = built.outputFiles[0]?.text ?? ''
  fs.mkdirSync(cacheRoot, { recursive: true })
  fs.writeFileSync(`${kept}.${process.pid}`, text)
  fs.renameSync(`${kept}.${process.pid}`, kept)
  return text
}
