import { Fragment } from 'react'
import { Button, TextField } from '@/ui'

/** A post as it is being written. */
export interface PostDraft {
  key: number
  title: string
  people: string
}

interface PostsProps {
  posts: readonly PostDraft[]
  onChange: (posts: PostDraft[]) => void
  /** Whether to say what is wrong already. */
  asked: boolean
}

const MOST_POSTS = 10

const isNumber = (text: string) =>
  /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100

/** Who does what, and how many: one post at first, more when they are wanted. */
export function Posts({ posts, onChange, asked }: PostsProps) {
  const put = (key: number, change: Partial<PostDraft>) =>
    onChange(posts.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const next = Math.max(...posts.map((one) => one.key)) + 1
  const several = posts.length > 1
  return (
    <Fragment>
      {posts.map(({ key, title, people }, i) => (
        <Fragment key={key}>
          <TextField
            label={several ? `第 ${i + 1} 个岗位` : '岗位'}
            defaultValue={title}
            placeholder='例如：扫地'
            limit={20}
            error={asked && title.trim() === '' ? '请写岗位' : undefined}
            onChange={(words) => put(key, { title: words })}
          />
          <TextField
            label={several ? `第 ${i + 1} 个岗位要几个人` : '要几个人'}
            defaultValue={people}
            keyboard='number'
            error={asked && !isNumber(people) ? '请写 1 到 100' : undefined}
            onChange={(number) => put(key, { people: number })}
          />
          {several && (
            <Button
              kind='text'
              size='small'
              label='去掉这个岗位'
              describe={`去掉第 ${i + 1} 个岗位`}
              onPress={() => onChange(posts.filter((one) => one.key !== key))}
            />
          )}
        </Fragment>
      ))}
      {posts.length < MOST_POSTS && (
        <Button
          kind='text'
          label='再加一个岗位'
          onPress={() => onChange([...posts, { key: next, title: '', people: '' }])}
        />
      )}
    </Fragment>
  )
}
