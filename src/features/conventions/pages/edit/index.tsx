import { getVersion, saveDraft, type VersionView } from '@functions/conventions/contract'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useCommand, useQuery } from '@/cloud'
import { Button, Notice, Page, Section, TextArea, TextField, toast } from '@/ui'
import { FindingNotice, foundWords } from '../version/findings'
import './edit.css'

interface Row {
  /** Of the clause, or one of our own for a new one. */
  key: string
  id?: string
  text: string
}

/** 写公约: the draft, clause by clause; what it may not say is told at each save. */
export default function EditPage() {
  const { id = '' } = useRouter<{ id?: string }>().params
  const query = useQuery(getVersion, { id })
  const [opened, setOpened] = useState<VersionView>()
  // What is being written must not be swept away by a later answer.
  if (opened === undefined && query.data !== undefined) setOpened(query.data)
  if (opened === undefined) {
    return (
      <Page>
        <Answer query={query}>{() => null}</Answer>
      </Page>
    )
  }
  return <Editor version={opened} onSaved={setOpened} />
}

interface EditorProps {
  version: VersionView
  onSaved: (version: VersionView) => void
}

function Editor({ version, onSaved }: EditorProps) {
  const [title, setTitle] = useState(version.title)
  const [summary, setSummary] = useState(version.summary)
  const [rows, setRows] = useState<readonly Row[]>(() =>
    version.clauses.map(({ id, text }) => ({ key: id, id, text })),
  )
  const save = useCommand(saveDraft)
  const change = (key: string, text: string) =>
    setRows((was) => was.map((row) => (row.key === key ? { ...row, text } : row)))
  const remove = (key: string) => setRows((was) => was.filter((row) => row.key !== key))
  const add = () => setRows((was) => [...was, { key: `new${Date.now()}`, text: '' }])
  const lift = (index: number) =>
    setRows((was) => {
      const above = was[index - 1]
      const row = was[index]
      if (!above || !row) return was
      return [...was.slice(0, index - 1), row, above, ...was.slice(index + 1)]
    })
  const submit = async () => {
    const clauses = rows.map(({ id, text }) => ({ ...(id !== undefined && { id }), text }))
    const { id, revision, marked = [] } = version
    const done = await save.run({ id, revision, title, summary, clauses, marked })
    if (!done) return
    toast(done.findings.length === 0 ? '已保存' : '已保存，有要改的地方')
    const { revision: next, findings, ids } = done
    setRows((was) => was.map((row, index) => ({ ...row, id: ids[index] ?? row.id })))
    const kept = clauses.map(({ text }, index) => ({ id: ids[index] ?? '', text }))
    onSaved({ ...version, revision: next, findings, clauses: kept })
  }
  const found = foundWords(version)
  return (
    <Page
      bottom={
        <View>
          {save.error && <Notice tone='danger'>{save.error.message}</Notice>}
          <Button label='保存' loading={save.pending} onPress={() => void submit()} />
        </View>
      }
    >
      {found !== '' && <Notice tone='warn'>{found}</Notice>}
      <TextField label='标题' defaultValue={title} onChange={setTitle} limit={40} />
      <TextArea
        label='一段话说明白'
        optional
        hint='签之前先看这一段'
        defaultValue={summary}
        limit={300}
        onChange={setSummary}
      />
      <Section title='条款' action={{ label: '加一条', onPress: add }}>
        {rows.map((row, index) => (
          <ClauseRow
            key={row.key}
            row={row}
            place={index}
            version={version}
            onChange={(words) => change(row.key, words)}
            onLift={() => lift(index)}
            onRemove={() => remove(row.key)}
          />
        ))}
      </Section>
    </Page>
  )
}

interface ClauseRowProps {
  row: Row
  /** From 0. */
  place: number
  version: VersionView
  onChange: (text: string) => void
  onLift: () => void
  onRemove: () => void
}

/** A clause, what was found in it at the last save, and what can be done with it. */
function ClauseRow({ row, place, version, onChange, onLift, onRemove }: ClauseRowProps) {
  const found = version.findings?.filter(({ clauseId }) => clauseId === row.id) ?? []
  return (
    <View>
      <TextArea
        label={`第 ${place + 1} 条`}
        defaultValue={row.text}
        limit={400}
        onChange={onChange}
      />
      {found.map((one) => (
        <FindingNotice key={one.kind} finding={one} version={version} />
      ))}
      <View className='edit__moves'>
        {place > 0 && <Button kind='text' size='small' label='上移' onPress={onLift} />}
        <Button kind='text' size='small' label='删去' onPress={onRemove} />
      </View>
    </View>
  )
}
