import { endMembership, handOverHead, type MemberView } from '@functions/people/contract/residence'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useCommand } from '@/cloud'
import { Button, Card, Confirm, Notice, Person, Stack, toast } from '@/ui'
import { RELATION_WORDS } from '../words'
import './residence.css'

interface MembersProps {
  household: string
  members: readonly MemberView[]
  /** Who may change it: the head, or the secretary, who owes a reason for everything. */
  as?: 'head' | 'secretary'
  onChanged: () => Promise<void>
}

type Asking = { what: 'hand_over' | 'end'; member: MemberView }

/** Who belongs to a home, the head first. */
export function Members({ household, members, as, onChanged }: MembersProps) {
  const [asking, setAsking] = useState<Asking>()
  return (
    <Card>
      <Stack>
        {members.map((member) => (
          <View key={member.personId}>
            <Person
              name={member.isMe ? `${member.name}（我）` : member.name}
              role={[member.isHead && '户主', RELATION_WORDS[member.relation]]
                .filter(Boolean)
                .join(' · ')}
            />
            {as !== undefined && !member.isMe && (
              <View className='residence-row'>
                {!member.isHead && (
                  <Button
                    kind='text'
                    size='small'
                    label='改为户主'
                    describe={`把户主交给${member.name}`}
                    onPress={() => setAsking({ what: 'hand_over', member })}
                  />
                )}
                <Button
                  kind='text'
                  size='small'
                  label='移出'
                  describe={`把${member.name}移出这一户`}
                  onPress={() => setAsking({ what: 'end', member })}
                />
              </View>
            )}
          </View>
        ))}
        {members.length === 0 && <Notice>这一户还没有人登记</Notice>}
      </Stack>
      <Question
        household={household}
        asking={asking}
        owesReason={as === 'secretary'}
        onClose={() => setAsking(undefined)}
        onChanged={onChanged}
      />
    </Card>
  )
}

interface QuestionProps {
  household: string
  asking: Asking | undefined
  owesReason: boolean
  onClose: () => void
  onChanged: () => Promise<void>
}

function Question({ household, asking, owesReason, onClose, onChanged }: QuestionProps) {
  const over = useCommand(handOverHead)
  const end = useCommand(endMembership)
  const [last, setLast] = useState(asking)
  if (asking && asking !== last) setLast(asking)
  const ending = last?.what === 'end'
  const error = over.error ?? end.error
  const settle = async (reason: string) => {
    if (!asking) return
    const { personId } = asking.member
    const done = ending
      ? await end.run({ household, person: personId, reason })
      : await over.run({ household, to: personId, ...(reason && { reason }) })
    if (!done) return
    onClose()
    toast(ending ? '已移出' : '户主已经改好')
    await onChanged()
  }
  const name = last?.member.name ?? ''
  return (
    <Confirm
      open={asking !== undefined}
      title={ending ? `把${name}移出这一户？` : `把户主交给${name}？`}
      message={
        error?.message ??
        (ending
          ? '这位会收到消息和您写的原因，也可以向小区书记申诉。'
          : '交出去以后，由这位来答复新的认领、管家里的人。')
      }
      confirmLabel={ending ? '移出' : '交给这位'}
      danger={ending}
      reason={
        ending || owesReason
          ? { label: '原因，对方会看到', limit: 200, missing: '请写一句原因' }
          : undefined
      }
      busy={over.pending || end.pending}
      onConfirm={(reason) => void settle(reason)}
      onCancel={() => {
        over.clearError()
        end.clearError()
        onClose()
      }}
    />
  )
}
