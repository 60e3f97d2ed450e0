import { Fragment } from 'react'
import { TextField } from '@/ui'

/** A home as an officer types it. */
export interface HomeWords {
  building: string
  unit: string
  room: string
}

export const NO_HOME: HomeWords = { building: '', unit: '', room: '' }

const twoDigits = (text: string) => text.padStart(2, '0')
/** The building's part of a path: `b03`. */
const BUILDING = /\/b\d{2}$/

/** The path of a home below where the vote is held; undefined until all is there. */
export function homePath(path: string, { building, unit, room }: HomeWords): string | undefined {
  if (!/^\d{1,2}$/.test(unit) || !/^\d{3,4}$/.test(room)) return undefined
  const stair = `u${Number(unit)}/${room.padStart(4, '0')}`
  if (BUILDING.test(path)) return `${path}/${stair}`
  return /^\d{1,2}$/.test(building) ? `${path}/b${twoDigits(building)}/${stair}` : undefined
}

/** A home's path as people say it: `3栋2单元302`; the building only where the vote has several. */
export function homeWords(path: string, household: string): string {
  const [, building = '', unit = '', room = ''] =
    /(?:\/b0*(\d+))?\/u(\d+)\/0*(\w+)$/.exec(household) ?? []
  return `${BUILDING.test(path) ? '' : `${building}栋`}${unit}单元${room}`
}

interface HomeFieldProps {
  /** Where the vote is held. */
  path: string
  value: HomeWords
  onChange: (home: HomeWords) => void
}

/** Which home: unit and room, and the building where the vote has several. */
export function HomeField({ path, value, onChange }: HomeFieldProps) {
  const set = (field: keyof HomeWords) => (text: string) => onChange({ ...value, [field]: text })
  return (
    <Fragment>
      {!BUILDING.test(path) && (
        <TextField label='楼栋' keyboard='number' placeholder='例如 3' onChange={set('building')} />
      )}
      <TextField label='单元' keyboard='number' placeholder='例如 1' onChange={set('unit')} />
      <TextField label='房号' keyboard='number' placeholder='例如 302' onChange={set('room')} />
    </Fragment>
  )
}
