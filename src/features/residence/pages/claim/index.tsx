import { openSlip } from '@functions/people/contract/claims'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Answer, useQuery } from '@/cloud'
import { Button, Notice, Page } from '@/ui'
import { BuildingChooser } from '../../parts/building-chooser'
import { readScannedPath, readScene, type Scanned } from '../../scene'
import { ClaimForm } from './claim-form'
import { RoomChooser } from './room-chooser'

/** A home that was chosen, or found by its slip. */
export interface ChosenHome {
  household: string
  placeName: string
  room: string
  /** Whether its building has somebody to vouch; unknown when it was found by a slip. */
  hasCaptain: boolean
  /** From the slip. */
  code?: string
}

/** 认领我的家: which home, whose home it is to me, and how to show it. A slip's code skips the first. */
export default function ClaimPage() {
  const { params } = useRouter<{ scene?: string }>()
  const [scanned, setScanned] = useState<Scanned | undefined>(() => readScene(params.scene))
  const [home, setHome] = useState<ChosenHome>()
  if (home) return <ClaimForm home={home} onBack={() => setHome(undefined)} />
  if (scanned) return <BySlip scanned={scanned} onBack={() => setScanned(undefined)} />
  return <ByPlace onScanned={setScanned} onChosen={setHome} />
}

function BySlip({ scanned, onBack }: { scanned: Scanned; onBack: () => void }) {
  const query = useQuery(openSlip, { slip: scanned.slip })
  const { data } = query
  if (data) {
    const { path: household, placeName, room } = data
    const home = { household, placeName, room, hasCaptain: true, code: scanned.code }
    return <ClaimForm home={home} onBack={onBack} />
  }
  return (
    <Page bottom={query.error && <Button kind='text' label='选地点认领' onPress={onBack} />}>
      <Answer query={query}>{() => null}</Answer>
    </Page>
  )
}

interface ByPlaceProps {
  onScanned: (scanned: Scanned) => void
  onChosen: (home: ChosenHome) => void
}

function ByPlace({ onScanned, onChosen }: ByPlaceProps) {
  const [building, setBuilding] = useState<{ path: string; name: string }>()
  const [wrong, setWrong] = useState(false)
  const scan = async () => {
    const answer = await Taro.scanCode({}).catch(() => undefined)
    if (!answer) return
    const found = readScannedPath(answer.path ?? answer.result)
    if (found) onScanned(found)
    setWrong(!found)
  }
  if (building) {
    return (
      <RoomChooser building={building} onBack={() => setBuilding(undefined)} onChosen={onChosen} />
    )
  }
  return (
    <Page title='您家在哪里？' lead='一层一层往下点，点到您住的那一栋。'>
      {wrong && <Notice tone='warn'>这不是户码单上的码。请对准单子左边的码再扫一次。</Notice>}
      <Button kind='plain' icon='scan' label='有户码单？扫一扫' onPress={() => void scan()} />
      <BuildingChooser onChoose={setBuilding} />
    </Page>
  )
}
