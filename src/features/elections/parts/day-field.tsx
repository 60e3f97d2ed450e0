import { TextField } from '@/ui'

/** A day as people write it (`1970-5-1`, `1970年5月1日`, `19700501`) as an ISO date; '' for anything else. */
export function isoDay(text: string): string {
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim())
  const [, year, month, day] =
    plain ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text.trim()) ?? []
  if (!year || !month || !day) return ''
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : ''
}

interface DayFieldProps {
  label: string
  hint?: string
  /** Hears the ISO date, '' while it is none. */
  onChange: (day: string) => void
}

/** A day to write, in any of the ways people write one. */
export function DayField({ label, hint, onChange }: DayFieldProps) {
  return (
    <TextField
      label={label}
      placeholder='例如 1970年5月1日'
      onChange={(text) => onChange(isoDay(text))}
      {...(hint !== undefined && { hint })}
    />
  )
}
