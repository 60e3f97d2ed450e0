/**
 * Runs in every test file of CloudBase's suite: serves node-sdk's database from a fresh database in
 * this process. The suite's own scans are allowed: the real service has no strict mode.
 * @module
 */
import { openDatabase } from '../database/index'

const { Db } = require('@cloudbase/database') as { Db: object }

const database = openDatabase({ strictIndexes: false })

class InProcessRequest {
  async send(action: string, data: Record<string, unknown> = {}) {
    const reply = await database.handle(action, JSON.parse(JSON.stringify(data)))
    if (reply.code) throw Object.assign(new Error(reply.message), reply)
    return reply
  }
}

// node-sdk assigns its own request class on every `database()`: that must not win.
Object.defineProperty(Db, 'reqClass', {
  configurable: true,
  get: () => InProcessRequest,
  set: () => {},
})

afterAll(() => database.close())
