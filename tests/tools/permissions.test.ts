import type { ActionContract } from '@functions/kernel/contract'
import * as v from 'valibot'
import { readContracts } from '../../tools/permissions/contracts'
import { permissionsDocument } from '../../tools/permissions/table'

const action = (change: Partial<ActionContract>): ActionContract => ({
  name: 'people/rename',
  kind: 'command',
  input: v.strictObject({}),
  allow: { roles: ['branch_secretary'], relations: ['holder'] },
  audit: '改名',
  ...change,
})
const document = (...actions: ActionContract[]) =>
  permissionsDocument(new Map([['people', actions]]))

test('an action is a row with who, and a dot for each role that may', () => {
  expect(document(action({}))).toContain('| `people/rename` | 改名 | 任职者本人 | ● |')
})

test('whatever changes in a contract changes the document', () => {
  const before = document(action({}))
  for (const change of [
    { allow: { anyone: true as const } },
    { allow: { roles: ['branch_secretary', 'mediator'] as const } },
    { allow: { relations: ['holder', 'another'] } },
    { audit: '换名' },
    { name: 'people/other' },
  ]) {
    expect(document(action(change))).not.toBe(before)
  }
  expect(document(action({}), action({ name: 'people/second' }))).not.toBe(before)
})

test('every deployed action is in it', () => {
  const contracts = readContracts()
  const text = permissionsDocument(contracts)
  const names = [...contracts.values()].flat().map(({ name }) => name)
  expect(names.length).toBeGreaterThan(30)
  for (const name of names) expect(text).toContain(`| \`${name}\` |`)
})
