/**
 * How this feature says things.
 * @module
 */

import type { HouseholdChoice } from '@domain/conventions/paper-vote'
import type { SigningState } from '@domain/conventions/signing'
import { VERSION_STATE_TITLES, type VersionState } from '@domain/conventions/states'
import type { Tone } from '@/ui'

const TONES: Readonly<Record<VersionState, Tone>> = {
  collecting: 'mine',
  drafting: 'moving',
  sub_district_review: 'waiting',
  deliberating: 'moving',
  passed: 'moving',
  failed: 'stopped',
  filed: 'moving',
  published: 'moving',
  in_force: 'done',
  superseded: 'stopped',
  abandoned: 'stopped',
}

export const versionView = (state: VersionState): { word: string; tone: Tone } => ({
  word: VERSION_STATE_TITLES[state],
  tone: TONES[state],
})

/** What residents can do while a version is in a state. */
export const ASKS: Readonly<Partial<Record<VersionState, string>>> = {
  collecting: '正在征求意见，您可以说一说想加什么、改什么。',
  drafting: '正在写草稿，还可以提意见。',
  sub_district_review: '街道正在审核有没有不合法的地方。',
  deliberating: '街道审核通过了，由居民表决。',
  passed: '居民表决通过了，等街道备案。',
  filed: '已经备案，马上公布。',
  published: '已经公布。到施行那天，请在“居民公约”里看一看、签一签。',
}

const SIGNING: Readonly<Record<SigningState['kind'], { word: string; tone: Tone }>> = {
  unsigned: { word: '还没签', tone: 'mine' },
  signed: { word: '已签', tone: 'done' },
  carried: { word: '已签，新版也算', tone: 'done' },
  asked_again: { word: '改了，请再看看', tone: 'mine' },
  revoked: { word: '已撤回', tone: 'stopped' },
}

/** Where somebody stands; of an earlier version that still holds it says which. */
export const signingView = (state: SigningState): { word: string; tone: Tone } =>
  state.kind === 'carried'
    ? { ...SIGNING.carried, word: `已签第 ${state.signedVersion} 版，仍有效` }
    : SIGNING[state.kind]

/** What a household can say of a version. */
export const CHOICES: readonly { value: HouseholdChoice; label: string }[] = [
  { value: 'for', label: '赞成' },
  { value: 'against', label: '反对' },
  { value: 'abstain', label: '弃权' },
]

export const choiceWord = (choice: HouseholdChoice): string =>
  CHOICES.find(({ value }) => value === choice)?.label ?? ''
