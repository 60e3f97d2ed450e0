import {
  chooseScrutineers,
  type ElectionDetail,
  listScrutineers,
  offerScrutineer,
} from '@functions/elections/contract'
import { useState } from 'react'
import { useCommand, useQuery } from '@/cloud'
import { Button, Notice, Section } from '@/ui'
import { ManyChoice } from '../../parts/many-choice'
import { Officers } from './officers'

interface ScrutineersProps {
  election: ElectionDetail
  onChanged: () => Promise<void>
}

/** 监票人 and 计票员: who watches over the count, and who counts paper. */
export function Scrutineers({ election, onChanged }: ScrutineersProps) {
  const { id, moves, scrutineers } = election
  const offers = moves.includes('offer_scrutineer')
  const chooses = moves.includes('choose_scrutineers')
  const query = useQuery(listScrutineers, offers || chooses ? { id } : undefined)
  const offer = useCommand(offerScrutineer)
  const choose = useCommand(chooseScrutineers)
  const [picked, setPicked] = useState<readonly string[]>([])
  const { people = [], needed = 3 } = query.data ?? {}
  const me = people.find((one) => one.me)
  const error = offer.error ?? choose.error
  const changed = async () => {
    await Promise.all([query.refresh(), onChanged()])
  }
  const answer = async () => {
    if (await offer.run({ id, offers: me === undefined })) await changed()
  }
  const settle = async () => {
    if (!(await choose.run({ id, people: [...picked] }))) return
    setPicked([])
    await changed()
  }
  return (
    <>
      <Section title='监票人'>
        {scrutineers.length > 0 && <Notice>{scrutineers.join('、')}</Notice>}
        {scrutineers.length === 0 && (
          <Notice>要 {needed} 位邻居看着开票。候选人和他们的家人不能当。</Notice>
        )}
        {error && <Notice tone='danger'>{error.message}</Notice>}
        {chooses && people.length > 0 && (
          <ManyChoice
            options={people.map(({ personId, name, fit }) => ({
              ...{ value: personId, label: name },
              ...(!fit && { unfit: '不能当' }),
            }))}
            chosen={picked}
            onChange={setPicked}
          />
        )}
        {chooses && picked.length > 0 && (
          <Button
            kind='plain'
            label={`定这 ${picked.length} 位监票人`}
            loading={choose.pending}
            onPress={() => void settle()}
          />
        )}
        {offers && query.data && (
          <Button
            kind='text'
            label={me ? '我不当监票人了' : '我愿意当监票人'}
            loading={offer.pending}
            onPress={() => void answer()}
          />
        )}
      </Section>
      <Officers election={election} onChanged={onChanged} />
    </>
  )
}
