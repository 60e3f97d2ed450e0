import type { SdkCommand, SdkOperand } from '@functions/kernel/sdk'
import { matchesNothing, toSdkWhere } from '@functions/kernel/where'

class Operand implements SdkOperand {
  constructor(readonly said: string) {}
  and(...others: Operand[]): SdkOperand {
    return new Operand([this, ...others].map(({ said }) => said).join(' and '))
  }
}
const say = (name: string) => (value: unknown) => new Operand(`${name} ${JSON.stringify(value)}`)
const command: SdkCommand = {
  in: say('in'),
  gt: say('gt'),
  gte: say('gte'),
  lt: say('lt'),
  lte: say('lte'),
  set: (value) => value,
}

test('values stay, ranges and lists become operators', () => {
  expect(toSdkWhere({ a: 'x', b: null, c: { gte: 1, lt: 9 }, d: { in: ['p'] } }, command)).toEqual({
    a: 'x',
    b: null,
    c: new Operand('gte 1 and lt 9'),
    d: new Operand('in ["p"]'),
  })
})

test('an undefined value is refused by its name, wherever it hides', () => {
  const message = /^where\.owner/
  expect(() => toSdkWhere({ a: 1, owner: undefined }, command)).toThrow(message)
  expect(() => toSdkWhere({ a: 1, owner: { in: undefined } }, command)).toThrow(message)
  expect(() => toSdkWhere({ a: 1, owner: {} }, command)).toThrow(message)
  expect(() => toSdkWhere({ a: 1, owner: { $ne: 1 } }, command)).toThrow(message)
})

test('a query without a condition is refused', () => {
  expect(() => toSdkWhere({}, command)).toThrow('needs a condition')
})

test('an empty list matches nothing', () => {
  expect(matchesNothing({ a: 1, b: { in: [] } })).toBe(true)
  expect(matchesNothing({ a: 1, b: { in: ['x'] }, c: null })).toBe(false)
})
