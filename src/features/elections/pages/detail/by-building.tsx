import { getTurnout } from '@functions/elections/contract'
import { Answer, useQuery } from '@/cloud'
import { Cell, List, Section } from '@/ui'
import { TurnoutCard } from '../../parts/turnout'

/** Turnout, building by building; never how anybody voted. */
export function ByBuilding({ id }: { id: string }) {
  const query = useQuery(getTurnout, { id })
  return (
    <Section title='投票进度'>
      <Answer query={query} cards={1}>
        {({ voted, households, buildings }) => (
          <>
            <TurnoutCard voted={voted} households={households} />
            {buildings.length > 1 && (
              <List>
                {buildings.map((one) => (
                  <Cell
                    key={one.path}
                    title={one.name}
                    value={`${one.voted}/${one.households} 户`}
                    describe={`${one.name}，${one.households} 户里已有 ${one.voted} 户投票`}
                  />
                ))}
              </List>
            )}
          </>
        )}
      </Answer>
    </Section>
  )
}
