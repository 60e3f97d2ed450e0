import { Failure } from '@functions/kernel/errors'
import { validate } from '@functions/kernel/validate'
import { answerRequest, reviewContent, submitRequest } from '@functions/requests/contract'

const good = {
  category: 'repair',
  text: ' 路灯不亮 ',
  photos: [],
  path: '/430202/430202002/430202002012/c01',
}

function refused(contract: Parameters<typeof validate>[0], input: unknown) {
  try {
    validate(contract, input)
  } catch (thrown) {
    if (thrown instanceof Failure) return { message: thrown.message, details: thrown.details }
    throw thrown
  }
  throw new Error('was taken')
}

test('good input comes out trimmed', () => {
  expect(validate(submitRequest, good)).toEqual({ ...good, text: '路灯不亮' })
})

test.each([
  ['an empty text', { text: '' }, 'text', '请写一写哪里不对，一句话也行'],
  ['a text of spaces', { text: '   ' }, 'text', '请写一写哪里不对，一句话也行'],
  ['5,000 characters', { text: '灯'.repeat(5000) }, 'text', '最多写 1000 个字，请精简一些'],
  ['a number for a text', { text: 7 }, 'text', '请写一写哪里不对，一句话也行'],
  ['an unknown category', { category: 'gossip' }, 'category', '请先选择是哪一类问题'],
  ['a path that is none', { path: '../c01' }, 'path', '请重新选择地点'],
  [
    'a photo from elsewhere',
    { photos: ['http://a/b.jpg'] },
    'photos.0',
    '照片没有传好，请删掉重新添加',
  ],
  ['seven photos', { photos: Array(7).fill('cloud://a') }, 'photos', '最多 6 张照片'],
  ['an unknown field', { openid: 'forged' }, 'openid', '多了一项不认识的内容：openid'],
  ['a long spot', { spot: '门'.repeat(61) }, 'spot', '具体位置最多 60 个字'],
])('%s is refused in words', (_what, change, field, message) => {
  expect(refused(submitRequest, { ...good, ...change })).toEqual({
    message,
    details: { [field]: message },
  })
})

test.each(['text', 'category', 'path', 'photos'] as const)('a missing %s is asked for', (field) => {
  const { [field]: _left, ...rest } = good
  expect(refused(submitRequest, rest).message).toMatch(/[\u4e00-\u9fff]/)
})

test('a missing field says what its own schema says', () => {
  const { category: _category, ...rest } = good
  expect(refused(submitRequest, rest).details).toEqual({ category: '请先选择是哪一类问题' })
})

test.each([undefined, null, 'text', 7, []])('input that is no object is refused: %j', (input) => {
  expect(refused(submitRequest, input).message).toMatch(/[\u4e00-\u9fff]/)
})

test('several wrong fields are all told', () => {
  const { details } = refused(answerRequest, { id: 'x', solved: 'perhaps', satisfied: 9 })
  expect(Object.keys(details as object).sort()).toEqual(['id', 'satisfied', 'solved'])
  for (const said of Object.values(details as Record<string, string>)) {
    expect(said).toMatch(/[\u4e00-\u9fff]/)
  }
})

test('nothing of English reaches a person', () => {
  for (const input of [{ id: 'r12345678', decision: 'maybe' }, { id: 'r12345678', seq: 'a' }, {}]) {
    const { message, details } = refused(reviewContent, input)
    for (const said of [message, ...Object.values(details as Record<string, string>)]) {
      expect(said).toMatch(/[\u4e00-\u9fff]/)
    }
  }
})
