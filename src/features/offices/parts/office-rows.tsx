import type { OfficeView } from '@functions/people/contract/offices'
import Taro from '@tarojs/taro'
import { Cell, List, Section } from '@/ui'
import { routes } from '../routes'
import { lastDay, officeWords } from '../words'

interface OfficeRowsProps {
  title: string
  offices: readonly OfficeView[]
  /** The title names the place of all of them already. */
  samePlace?: boolean
}

/** People in office, one a row: name, role and place, until when. Nobody, and nothing shows. */
export function OfficeRows({ title, offices, samePlace = false }: OfficeRowsProps) {
  if (offices.length === 0) return null
  return (
    <Section title={title}>
      <List>
        {offices.map((office) => (
          <OfficeRow key={office.id} office={office} samePlace={samePlace} />
        ))}
      </List>
    </Section>
  )
}

/** One of them; a tap shows the decision it rests on and how to call. */
function OfficeRow({ office, samePlace }: { office: OfficeView; samePlace: boolean }) {
  const { id, name, phone, endsAt } = office
  const until = `任期到 ${lastDay(endsAt)}`
  return (
    <Cell
      icon={phone === undefined ? 'user-o' : 'phone-o'}
      title={`${name} ${office.title}`}
      label={samePlace ? until : `${office.placeName} · ${until}`}
      describe={[name, officeWords(office), until].join('，')}
      onPress={() => void Taro.navigateTo({ url: routes.office(id) })}
    />
  )
}
