import { chooseOfficers, type ElectionDetail, listOfficers } from '@functions/elections/contract'
import { useState } from 'react'
import { useCommand, useQuery } from '@/cloud'
import { Button, Notice, Section } from '@/ui'
import { ManyChoice } from '../../parts/many-choice'

interface OfficersProps {
  election: ElectionDetail
  onChanged: () => Promise<void>
}

/** 计票员: who registers and counts paper, at least two; the organizers choose, everybody sees who. */
export function Officers({ election, onChanged }: OfficersProps) {
  const { id, moves, officers } = election
  const chooses = moves.includes('choose_scrutineers')
  const query = useQuery(listOfficers, chooses ? { id } : undefined)
  const choose = useCommand(chooseOfficers)
  const [picked, setPicked] = useState<readonly string[]>([])
  const { people = [] } = query.data ?? {}
  const settle = async () => {
    if (!(await choose.run({ id, people: [...picked] }))) return
    setPicked([])
    await Promise.all([query.refresh(), onChanged()])
  }
  if (!chooses && officers.length === 0) return null
  return (
    <Section title='计票员'>
      {officers.length > 0 && <Notice>{officers.join('、')}</Notice>}
      {officers.length === 0 && (
        <Notice>收纸质票要至少两位计票员，各录各的，对得上才算。不选就没有纸质票。</Notice>
      )}
      {choose.error && <Notice tone='danger'>{choose.error.message}</Notice>}
      {chooses && people.length > 0 && (
        <ManyChoice
          options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
          chosen={picked}
          onChange={setPicked}
        />
      )}
      {picked.length > 1 && (
        <Button
          kind='plain'
          label={`定这 ${picked.length} 位计票员`}
          loading={choose.pending}
          onPress={() => void settle()}
        />
      )}
    </Section>
  )
}
