/** What messages and tasks of elections open. */
import fs from 'node:fs'
import path from 'node:path'
import * as pages from '@functions/elections/pages'

const SOURCE = path.join(__dirname, '../../../src')
const isRegistered = (page: string) =>
  fs.readFileSync(path.join(SOURCE, 'app.config.ts'), 'utf8').includes(`'${page}'`)

test.each(Object.entries(pages))('%s opens a page of the app', (_, url) => {
  const [at = ''] = (typeof url === 'string' ? url : url('x')).split('?')
  const [, page = ''] = /pages\/(\w+)\/index$/.exec(at) ?? []
  expect(fs.existsSync(path.join(SOURCE, `${at}.tsx`))).toBe(true)
  expect(isRegistered(page)).toBe(true)
})
