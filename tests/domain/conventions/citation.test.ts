import { citedClauses } from '@domain/conventions/citation'

test('clauses are found as neighbours write them, each once and in order', () => {
  const text =
    '这是公约第7条；另见《居民公约》第十二条、公约第 7 条和公约第四十一条、公约第二十条。'
  expect(citedClauses(text)).toEqual([7, 12, 41, 20])
})

test('what cites no clause of a convention is no link', () => {
  for (const text of ['民法典第7条', '第七条', '公约第零条', '公约第0条', '公约第七七条', ''])
    expect(citedClauses(text)).toEqual([])
})

test('a text full of citations has few links', () => {
  const text = Array.from({ length: 30 }, (_, i) => `公约第${i + 1}条`).join('')
  expect(citedClauses(text)).toEqual([1, 2, 3, 4, 5])
})
