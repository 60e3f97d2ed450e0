/** A redline as the pages lay it out: a block a change, and everything else folded. */
import { redlineOf } from '@domain/conventions/redline'
import fc from 'fast-check'
import { blocksOf } from '@/features/conventions/parts/blocks'
import { anyText, CONVENTION } from '../../domain/conventions/sample'

test('of 40 clauses with four changes seven blocks are seen, each change in one of its own', () => {
  const changed = CONVENTION.clauses
    .map((clause) =>
      clause.id === 'c7' ? { ...clause, text: `${clause.text}请大家记住。` } : clause,
    )
    .filter(({ id }) => id !== 'c12')
  const [first, second, ...rest] = changed
  if (!first || !second) throw new Error('the sample has clauses')
  const clauses = [second, first, ...rest, { id: 'new', text: '不在楼道吸烟。' }]
  const blocks = blocksOf(redlineOf(CONVENTION, { ...CONVENTION, clauses }))
  const words = blocks.map((block) =>
    block.kind === 'kept'
      ? `${block.from}-${block.to}`
      : `${block.row.change.kind} ${block.row.number ?? '-'}`,
  )
  expect(words).toEqual([
    ...['kept 1', '2-6', 'changed 7', '8-11', 'removed -', '12-39', 'added 40'],
  ])
})

test('every clause of both texts is in exactly one block, numbered as the new text is', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const redline = redlineOf(before, after)
      const blocks = blocksOf(redline)
      const ids = blocks.flatMap((block) =>
        block.kind === 'kept' ? block.clauses.map(({ id }) => id) : [block.row.id],
      )
      expect(ids).toEqual(redline.clauses.map(({ id }) => id))
      const numbered = blocks.flatMap((block) =>
        block.kind === 'kept'
          ? block.clauses.map(({ id }, index) => [id, block.from + index])
          : block.row.number === undefined
            ? []
            : [[block.row.id, block.row.number]],
      )
      expect(numbered).toEqual(after.clauses.map(({ id }, index) => [id, index + 1]))
      blocks.forEach((block, index) => {
        const next = blocks[index + 1]
        expect(block.kind === 'kept' && next?.kind === 'kept').toBe(false)
        if (block.kind === 'kept') expect(block.to - block.from + 1).toBe(block.clauses.length)
      })
    }),
  )
})
