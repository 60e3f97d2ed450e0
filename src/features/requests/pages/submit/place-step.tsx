import { getMe } from '@functions/people/contract'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Button, ChoiceGrid, Notice, TextField } from '@/ui'
import { PlaceBrowser } from './place-browser'
import { placeChoices } from './places'
import { StepFrame } from './step'
import type { SubmitForm } from './use-submit-form'

const ELSEWHERE = 'elsewhere'
/** Longest description of the spot, as the contract has it. */
const MAX_SPOT = 60

/** Where it is: near home in one tap, anywhere else by looking through the district. */
export function PlaceStep({ form }: { form: SubmitForm }) {
  const me = useQuery(getMe, {})
  const [browsing, setBrowsing] = useState(false)
  return (
    <StepFrame
      form={form}
      title='在哪里？'
      button={<Button label='下一步' onPress={() => form.next()} />}
    >
      <Answer query={me}>
        {({ homes }) =>
          homes.length === 0 || browsing ? (
            <PlaceBrowser
              form={form}
              onClose={homes.length > 0 ? () => setBrowsing(false) : undefined}
            />
          ) : (
            <NearHome
              form={form}
              choices={placeChoices(homes)}
              onElsewhere={() => setBrowsing(true)}
            />
          )
        }
      </Answer>
      <TextField
        label='具体在哪儿'
        optional
        placeholder='例如：3 栋门口、电梯旁边'
        defaultValue={form.draft.spot}
        limit={MAX_SPOT}
        error={form.errors.spot}
        onChange={(spot) => form.change({ spot })}
      />
    </StepFrame>
  )
}

interface NearHomeProps {
  form: SubmitForm
  choices: ReturnType<typeof placeChoices>
  onElsewhere: () => void
}

function NearHome({ form, choices, onElsewhere }: NearHomeProps) {
  const { place } = form.draft
  const isNear = choices.some((choice) => choice.path === place?.path)
  const choose = (path: string) => {
    const chosen = choices.find((choice) => choice.path === path)
    if (!chosen) return onElsewhere()
    form.change({ place: { path: chosen.path, name: chosen.name } })
  }
  return (
    <>
      {place && !isNear && <Notice>已选：{place.name}</Notice>}
      <ChoiceGrid
        label='是哪个地方'
        layout='wide'
        options={[
          ...choices.map(({ path, title, hint }) => ({ value: path, label: title, hint })),
          { value: ELSEWHERE, label: '别的地方', hint: '别的楼、别的小区、路上' },
        ]}
        value={place?.path}
        error={form.errors.path}
        onChange={choose}
      />
    </>
  )
}
