import { group, newCredential, toBase64url } from '@domain/ballot/v1/client'
import { type CeremonyView, enrollOfficer } from '@functions/elections/contract'
import { call } from '@/cloud'
import { Button, Notice, Section } from '@/ui'
import { keepKeys, keptKeys } from '../../parts/keys'
import { secretRandom } from '../../parts/random'
import { useDoing } from '../../parts/use-doing'

interface OfficerProps {
  id: string
  view: CeremonyView
  onChanged: () => Promise<void>
}

/** An officer who counts paper makes the key that will sign the count. */
export function Officer({ id, view, onChanged }: OfficerProps) {
  const { doing, busy, error } = useDoing()
  if (view.officers[view.officer ?? 0]?.ready)
    return <Notice>您的计票签名已登记。请不要换手机，录入纸质票时要用。</Notice>
  const enroll = async () => {
    const keys = keptKeys(id, 'officer') ?? newCredential(await secretRandom())
    keepKeys(id, 'officer', keys)
    const publicKey = toBase64url(group.encode(keys.publicKey))
    // Refused or lost on the way, it may be there already: the page looks again.
    await call(enrollOfficer, { id, publicKey }).finally(onChanged)
  }
  return (
    <Section title='登记您的计票签名'>
      <Notice>录入纸质票要两个人签名。签名存在这部手机里，请用同一部手机录入。</Notice>
      {error !== '' && <Notice tone='danger'>{error}</Notice>}
      <Button label='登记我的签名' loading={busy} onPress={() => void doing(enroll)} />
    </Section>
  )
}
