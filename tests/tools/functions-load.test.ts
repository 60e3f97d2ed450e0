import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const built = path.join(__dirname, '../../dist/cloudfunctions')
const env = { ...process.env, TCB_ENV: 'test', SCF_NAMESPACE: 'test', TENCENTCLOUD_REGION: 'x' }

test.each(fs.readdirSync(built))('the built function %s loads and has a main', (name) => {
  const script = `process.stdout.write(typeof require(${JSON.stringify(path.join(built, name))}).main)`
  expect(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' })).toContain(
    'function',
  )
})
