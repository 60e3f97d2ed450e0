import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type DeclaredCollection, planDeployment, readBuild } from '../../tools/deploy/plan'
import { stepsOf } from '../../tools/deploy/steps'

const REQUESTS: DeclaredCollection = {
  name: 'requests',
  indexes: [
    {
      name: 'scope',
      keys: [
        { field: 'path', order: 1 },
        { field: 'submittedAt', order: -1 },
      ],
    },
    { name: 'no', keys: [{ field: 'no', order: 1 }], unique: true },
  ],
}

describe('the deployment plan', () => {
  it("says each index in the service's own words", () => {
    const [collection] = planDeployment([REQUESTS], []).collections
    expect(collection?.CreateIndexes).toEqual([
      {
        IndexName: 'scope',
        MgoKeySchema: {
          MgoIsUnique: false,
          MgoIndexKeys: [
            { Name: 'path', Direction: '1' },
            { Name: 'submittedAt', Direction: '-1' },
          ],
        },
      },
      {
        IndexName: 'no',
        MgoKeySchema: { MgoIsUnique: true, MgoIndexKeys: [{ Name: 'no', Direction: '1' }] },
      },
    ])
  })

  it('denies phones every read and write of every collection', () => {
    const plan = planDeployment([REQUESTS, { name: 'places', indexes: [] }], [])
    expect(plan.collections.map((c) => c.SecurityRule)).toEqual([
      { read: false, write: false },
      { read: false, write: false },
    ])
  })

  it('refuses what the service cannot hold', () => {
    const keys = [{ field: 'a', order: 1 as const }]
    const sparse = { name: 'x', indexes: [{ name: 'a', keys, sparse: true }] }
    expect(() => planDeployment([sparse], [])).toThrow('x.a')
    const many = Array.from({ length: 21 }, (_, i) => ({ name: `i${i}`, keys }))
    expect(() => planDeployment([{ name: 'x', indexes: many }], [])).toThrow('20')
    expect(() => planDeployment([{ name: 'x', indexes: many.slice(1) }], [])).not.toThrow()
  })

  it('tells a person every collection, index, function, interface and timer', () => {
    const config = {
      timeout: 10,
      permissions: { openapi: ['security.msgSecCheck'] },
      triggers: [{ name: 'nightly', config: '0 0 2 * * * *' }],
    }
    const plan = planDeployment([REQUESTS], [{ name: 'requests', config }])
    const steps = stepsOf(plan).join('\n')
    expect(steps).toContain('索引 scope: path 升序, submittedAt 降序')
    expect(steps).toContain('索引 no: no 升序（唯一）')
    expect(steps).toContain('{"read":false,"write":false}')
    expect(steps).toContain('wxa_media_check → people')
    expect(plan.storage.read).toBe(true)
    expect(steps).toContain('requests: 超时 10 秒，内存 256 MB')
    expect(steps).toContain('security.msgSecCheck')
    expect(steps).toContain('nightly: 0 0 2 * * * *')
  })

  it('reads a build, and says what to do without one', () => {
    const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'deploy-'))
    expect(() => readBuild(dist)).toThrow('npm run build')
    fs.mkdirSync(path.join(dist, 'cloudfunctions', 'requests'), { recursive: true })
    fs.writeFileSync(path.join(dist, 'cloudfunctions', 'requests', 'config.json'), '{"timeout":5}')
    fs.writeFileSync(path.join(dist, 'database.json'), JSON.stringify({ collections: [REQUESTS] }))
    const plan = planDeployment(...readBuild(dist))
    expect(plan.collections.map((c) => c.CollectionName)).toEqual(['requests'])
    expect(plan.functions.map(({ name, timeout }) => [name, timeout])).toEqual([['requests', 5]])
    fs.rmSync(dist, { recursive: true })
  })
})
