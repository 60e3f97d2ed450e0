import { getBallotSheets } from '@functions/elections/contract'
import { useState } from 'react'
import { call, useMadeFile } from '@/cloud'
import { Cell, List, Notice, Section } from '@/ui'

/** Ballots on paper, part by part: how many parts there are is known once the first was made. */
export function PrintBallots({ id }: { id: string }) {
  const { open, pending, error } = useMadeFile()
  const [parts, setParts] = useState(1)
  const print = (part: number) => () =>
    void open(async () => {
      const made = await call(getBallotSheets, { id, part })
      setParts(made.parts)
      return made
    })
  return (
    <Section title='打印纸质选票'>
      <Notice>
        一户一张，每张有编号，不写是哪一户。打印好当面发，请对方装进信封封好交回；收票时把回条撕给他。
      </Notice>
      {error && <Notice tone='danger'>{error.message}</Notice>}
      <List>
        {Array.from({ length: parts }, (_, i) => i + 1).map((part) => (
          <Cell
            key={part}
            icon='description-o'
            title={parts === 1 ? '选票' : `第 ${part} 份`}
            value={pending ? '正在排版' : '打印'}
            onPress={print(part)}
          />
        ))}
      </List>
    </Section>
  )
}
