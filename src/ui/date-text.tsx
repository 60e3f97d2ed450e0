import { Text } from '@tarojs/components'
import { classNames } from './class-names'
import { formatLeft, formatMoment } from './time'
import './date-text.css'

const DAY_MS = 24 * 60 * 60_000

/** When something was or will be: 今天 15:30. `at` is epoch milliseconds. */
export function DateText({ at }: { at: number }) {
  return <Text className='ui-date'>{formatMoment(at, Date.now())}</Text>
}

/** What is left until a deadline: 还剩 2 天. It stands out in the last day and after. */
export function TimeLeft({ dueAt }: { dueAt: number }) {
  const left = dueAt - Date.now()
  return (
    <Text
      className={classNames(
        'ui-date',
        left < DAY_MS && left >= 0 && 'ui-date--soon',
        left < 0 && 'ui-date--late',
      )}
    >
      {formatLeft(dueAt, Date.now())}
    </Text>
  )
}
