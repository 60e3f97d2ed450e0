import {
  donatePoints,
  type Family,
  type FamilyMember,
  getFamily,
  shareWithFamily,
  useFamilyPoints as takeFromFamily,
} from '@functions/points/contract'
import { useRouter } from '@tarojs/taro'
import { Fragment, useState } from 'react'
import { Answer, useCommand, useOwnPlace, usePullToRefresh, useQuery } from '@/cloud'
import {
  Button,
  Cell,
  List,
  Notice,
  Page,
  Section,
  Sheet,
  SwitchCell,
  TextField,
  toast,
} from '@/ui'

/** Which sheet is open: points of somebody at home, or points for the compound. */
type Doing = { what: 'use'; member: FamilyMember } | { what: 'donate' } | undefined

/** 家人合用积分: those who live together use one another's points, each with consent; or give some away. */
export default function FamilyPage() {
  const compound = useOwnPlace(useRouter<{ compound?: string }>().params.compound)
  const query = useQuery(getFamily, compound === undefined ? undefined : { compound })
  usePullToRefresh(query.refresh)
  return (
    <Page>
      <Answer query={query}>
        {(family) => <Body compound={compound ?? ''} family={family} onDone={query.refresh} />}
      </Answer>
    </Page>
  )
}

interface BodyProps {
  compound: string
  family: Family
  onDone: () => Promise<void>
}

function Body({ compound, family, onDone }: BodyProps) {
  const [doing, setDoing] = useState<Doing>()
  const share = useCommand(shareWithFamily)
  const done = async (words: string) => {
    setDoing(undefined)
    toast(words)
    await onDone()
  }
  const change = async (on: boolean) => {
    await share.run({ compound, on })
    await onDone()
  }
  return (
    <Fragment>
      {family.allowed ? (
        <Shared
          family={family}
          busy={share.pending}
          onShare={(on) => void change(on)}
          onUse={setDoing}
        />
      ) : (
        <Notice>这里没有开通家人合用积分。</Notice>
      )}
      {share.error && <Notice tone='danger'>{share.error.message}</Notice>}
      <Section title='捐给小区'>
        <List>
          <Cell
            icon='like-o'
            title='用不完的积分，可以捐出来'
            label='捐了就不再兑换，公开账上看得到总数'
            {...(family.available > 0 && { onPress: () => setDoing({ what: 'donate' }) })}
          />
        </List>
      </Section>
      <Sheet
        open={doing !== undefined}
        title={doing?.what === 'use' ? `用${doing.member.name}的积分` : '捐给小区'}
        onClose={() => setDoing(undefined)}
      >
        {doing?.what === 'use' && (
          <UseForm compound={compound} member={doing.member} onDone={done} />
        )}
        {doing?.what === 'donate' && (
          <DonateForm compound={compound} most={family.available} onDone={done} />
        )}
      </Sheet>
    </Fragment>
  )
}

interface SharedProps {
  family: Family
  busy: boolean
  onShare: (on: boolean) => void
  onUse: (doing: Doing) => void
}

function Shared({ family: { sharing, members }, busy, onShare, onUse }: SharedProps) {
  return (
    <Section title='家里人'>
      <List>
        <SwitchCell
          title='我的积分给家里人用'
          label='只给登记在同一户的家人；每用一次都会告诉您，随时能关'
          checked={sharing}
          busy={busy}
          onChange={onShare}
        />
      </List>
      {members.length === 0 && <Notice>家里还没有别人登记，登记以后就能合用。</Notice>}
      {members.length > 0 && (
        <List>
          {members.map((member) => {
            const { person, name, available } = member
            const can = available !== null && available > 0
            return (
              <Cell
                key={person}
                icon='friends-o'
                title={name}
                label={available === null ? '还没有同意合用' : '同意合用，点开用'}
                {...(available !== null && { value: `${available} 分` })}
                {...(can && { onPress: () => onUse({ what: 'use', member }) })}
              />
            )
          })}
        </List>
      )}
    </Section>
  )
}

interface UseFormProps {
  compound: string
  member: FamilyMember
  onDone: (words: string) => Promise<void>
}

function UseForm({ compound, member: { person, available }, onDone }: UseFormProps) {
  const [points, setPoints] = useState('')
  const use = useCommand(takeFromFamily)
  const send = async () => {
    const done = await use.run({ compound, person, points: Number(points) })
    if (done) await onDone(`转好了，您现在有 ${done.available} 分`)
  }
  return (
    <Fragment>
      {use.error && <Notice tone='danger'>{use.error.message}</Notice>}
      <TextField
        label='用多少分'
        keyboard='number'
        hint={`最多 ${available ?? 0} 分；到期的日子不变`}
        onChange={setPoints}
      />
      <Button label='转到我这里用' loading={use.pending} onPress={() => void send()} />
    </Fragment>
  )
}

interface DonateFormProps {
  compound: string
  most: number
  onDone: (words: string) => Promise<void>
}

function DonateForm({ compound, most, onDone }: DonateFormProps) {
  const [points, setPoints] = useState('')
  const donate = useCommand(donatePoints)
  const send = async () => {
    const done = await donate.run({ compound, points: Number(points) })
    if (done) await onDone(`谢谢您！还有 ${done.available} 分`)
  }
  return (
    <Fragment>
      {donate.error && <Notice tone='danger'>{donate.error.message}</Notice>}
      <TextField
        label='捐多少分'
        keyboard='number'
        hint={`您有 ${most} 分；捐了不能收回`}
        onChange={setPoints}
      />
      <Button label='捐给小区' loading={donate.pending} onPress={() => void send()} />
    </Fragment>
  )
}
