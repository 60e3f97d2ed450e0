import { clockOf } from '@domain/time/shanghai'
import { enterSheet, MOST_SHEET_PHOTOS, type SheetDesk } from '@functions/volunteering/contract'
import { Fragment, useState } from 'react'
import { useCommand, usePhotos } from '@/cloud'
import { Button, Cell, List, Notice, Picker, Section, toast, Uploader } from '@/ui'

const STEP_MS = 15 * 60_000

type Times = { start: number; end: number }

interface EntryFormProps {
  id: string
  desk: SheetDesk
  onDone: () => Promise<void>
}

/** The lines of the sheet: everybody the whole time, until something else is said of somebody. */
export function EntryForm({ id, desk: { roster, startsAt, endsAt }, onDone }: EntryFormProps) {
  const last = Math.min(endsAt, Date.now())
  const whole = { start: startsAt, end: last }
  const [changed, setChanged] = useState<Record<string, Times | null>>({})
  const [editing, setEditing] = useState<string>()
  const [asked, setAsked] = useState(false)
  const photos = usePhotos([], MOST_SHEET_PHOTOS)
  const enter = useCommand(enterSheet)
  const timesOf = (person: string) => (person in changed ? changed[person] : whole)
  const put = (person: string, times: Times | null) => {
    setChanged((before) => ({ ...before, [person]: times }))
    setEditing(undefined)
  }
  const rows = roster.flatMap(({ person }) => {
    const times = timesOf(person)
    return times ? [{ person, ...times }] : []
  })
  const missing = photos.fileIds.length === 0
  const send = async () => {
    setAsked(true)
    if (missing || rows.length === 0) return
    const done = await enter.run({ id, rows, photos: photos.fileIds })
    if (!done) return
    photos.clear()
    toast('录好了，请另一位在场的人来作证')
    await onDone()
  }
  const edited = editing === undefined ? undefined : (timesOf(editing) ?? whole)
  return (
    <Fragment>
      <List>
        {roster.map(({ person, name }) => {
          const times = timesOf(person)
          return (
            <Cell
              key={person}
              title={name}
              value={times ? `${clockOf(times.start)} 到 ${clockOf(times.end)}` : '没来'}
              onPress={() => setEditing(person)}
            />
          )
        })}
      </List>
      {edited && editing !== undefined && (
        <Section title={roster.find(({ person }) => person === editing)?.name ?? ''}>
          <OneRow
            key={editing}
            times={edited}
            startsAt={startsAt}
            last={last}
            onPut={(times) => put(editing, times)}
          />
        </Section>
      )}
      <Uploader
        label='签到表的照片'
        photos={photos.photos}
        most={MOST_SHEET_PHOTOS}
        onAdd={photos.add}
        onRemove={photos.remove}
        onRetry={photos.retry}
      />
      {asked && missing && <Notice tone='danger'>请先拍下签到表</Notice>}
      {enter.error && <Notice tone='danger'>{enter.error.message}</Notice>}
      <Button
        label='录好了'
        loading={enter.pending}
        disabledReason={photos.uploading ? '照片还在上传' : undefined}
        onPress={() => void send()}
      />
    </Fragment>
  )
}

interface OneRowProps {
  times: Times
  startsAt: number
  last: number
  onPut: (times: Times | null) => void
}

function OneRow({ times, startsAt, last, onPut }: OneRowProps) {
  const [{ start, end }, setTimes] = useState(times)
  const count = Math.max(1, Math.ceil((last - startsAt) / STEP_MS))
  const steps = Array.from({ length: count }, (_, i) => startsAt + i * STEP_MS)
  const options = (list: number[]) =>
    list.map((one) => ({ value: String(one), label: clockOf(one) }))
  return (
    <Fragment>
      <Picker
        label='几点到'
        value={String(start)}
        options={options(steps)}
        onChange={(value) => setTimes({ start: Number(value), end: Math.max(end, Number(value)) })}
      />
      <Picker
        label='几点走'
        value={String(end)}
        options={options([...steps.filter((one) => one > start), last])}
        onChange={(value) => setTimes({ start, end: Number(value) })}
      />
      <Button kind='plain' label='记下' onPress={() => onPut({ start, end })} />
      <Button kind='text' label='没来' onPress={() => onPut(null)} />
    </Fragment>
  )
}
