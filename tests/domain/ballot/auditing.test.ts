/** What people hold in their hands: receipts, opened ballots, phrases. */
import * as v1 from '@domain/ballot/v1'
import { PHRASE_CHARACTERS } from '@domain/ballot/v1/phrase-characters'
import { flipped } from './support/attack'
import { must, prepare, register } from './support/elections'

const election = prepare({
  ...{ seed: 'audit', voters: 2, candidates: 3, min: 0, max: 2 },
  ...{ scrutineers: 2, threshold: 2 },
})
const { random, board } = election
const { setup } = board
const keys = register(election, 0)
const sealed = (sequence = 1) => must(v1.sealBallot(setup, { keys, sequence }, [0, 1, 1], random))

describe('a sealed ballot', () => {
  it('opens to what it holds, for another device to see', () => {
    const ballot = sealed()
    const opening = must(ballot.open())
    const carried = must(v1.decodeOpening(setup, v1.encodeOpening(opening)))
    expect(must(v1.checkOpening(setup, ballot, carried))).toEqual([0, 1, 1])
  })

  it('can’t be cast once opened, nor opened once cast, nor cast twice', () => {
    const opened = sealed()
    must(opened.open())
    expect(opened.cast(random)).toMatchObject({ code: 'ALREADY_USED' })
    expect(opened.open()).toMatchObject({ code: 'ALREADY_USED' })
    const cast = sealed()
    must(cast.cast(random))
    expect(cast.open()).toMatchObject({ code: 'ALREADY_USED' })
    expect(cast.cast(random)).toMatchObject({ code: 'ALREADY_USED' })
  })

  it('is refused by the board if its phone signs it all the same after opening it', () => {
    const ballot = sealed()
    const payload = must(ballot.cast(random))
    board.noteOpened(ballot.ballotHash)
    expect(board.append('Ballot', payload)).toMatchObject({ code: 'BALLOT_WAS_OPENED' })
  })

  it('is found out when the phone sealed other choices, or shows another ballot', () => {
    const liar = must(v1.sealBallot(setup, { keys, sequence: 1 }, [1, 0, 1], random))
    const opening = must(liar.open())
    const claimed = { ...opening, choices: [0, 1, 1] }
    expect(v1.checkOpening(setup, liar, claimed)).toMatchObject({ code: 'OPENING_DIFFERS' })
    const other = sealed()
    const shown = { body: other.body, ballotHash: liar.ballotHash }
    expect(v1.checkOpening(setup, shown, must(other.open()))).toMatchObject({
      code: 'OPENING_DIFFERS',
    })
    const fewer = { choices: [0], randomness: opening.randomness.slice(0, 1) }
    expect(v1.checkOpening(setup, liar, fewer).ok).toBe(false)
  })

  it('takes exactly the randomness that a phone is told to fetch', () => {
    const pool = new Uint8Array(random(v1.ballotRandomBytes(setup)))
    const source = v1.randomFrom(pool)
    must(must(v1.sealBallot(setup, { keys, sequence: 1 }, [0, 0, 0], source)).cast(source))
    expect(() => source(1)).toThrow(v1.RandomnessError)
    expect(pool.every((byte) => byte === 0)).toBe(true)
  })
})

describe('a receipt', () => {
  it('is the beginning of the ballot’s hash in Crockford’s base 32', () => {
    const hash = v1.fromHex(`00443214c74254b635cf${'ff'.repeat(22)}`) ?? new Uint8Array()
    expect(v1.receiptOf(hash)).toBe('0123-4567-89AB-CDEF')
    const ballot = sealed()
    expect(ballot.receipt).toBe(v1.receiptOf(ballot.ballotHash))
    const payload = must(ballot.cast(random))
    expect(v1.receiptOf(must(v1.decodeBallot(setup, payload)).ballotHash)).toBe(ballot.receipt)
  })

  it('is read however a person types it, and from its QR code', () => {
    for (const text of [
      '0123-4567-89AB-CDEF',
      'o123 4567 89ab cdef',
      'OI234567 89ABCDEF',
      'TXY:0123-4567-89AB-CDEF',
    ])
      expect(v1.parseReceipt(text)).toEqual({ ok: true, value: '0123-4567-89AB-CDEF' })
    for (const text of ['', '0123-4567-89AB-CDE', '0123-4567-89AB-CDEU', '0123-4567-89AB-CDEF0'])
      expect(v1.parseReceipt(text)).toMatchObject({ code: 'RECEIPT_INVALID' })
    expect(v1.receiptQrText('0123-4567-89AB-CDEF')).toBe('TXY:0123-4567-89AB-CDEF')
  })
})

describe('a phrase', () => {
  const { secret } = v1.newCredential(random)
  const phrase = v1.phraseOf(secret)

  it('gives its secret back, with or without spaces and punctuation', () => {
    expect(phrase).toMatch(/^(\p{Script=Han}{4} ){8}\p{Script=Han}{4}$/u)
    for (const text of [phrase, phrase.replace(/ /g, ''), phrase.replace(/ /g, '，\n')])
      expect(v1.parsePhrase(text)).toEqual({ ok: true, value: secret })
  })

  it('notices any one wrong character, two exchanged, one missing, one foreign', () => {
    const characters = [...phrase.replace(/ /g, '')]
    characters.forEach((character, at) => {
      const next = PHRASE_CHARACTERS.charAt((PHRASE_CHARACTERS.indexOf(character) + 1) % 256)
      const wrong = characters.map((each, i) => (i === at ? next : each)).join('')
      expect(v1.parsePhrase(wrong)).toMatchObject({ code: 'PHRASE_INVALID' })
      const missing = characters.filter((_, i) => i !== at).join('')
      expect(v1.parsePhrase(missing)).toMatchObject({ code: 'PHRASE_INVALID' })
      const foreign = characters.map((each, i) => (i === at ? '犇' : each)).join('')
      expect(v1.parsePhrase(foreign)).toMatchObject({ detail: `character ${at + 1} is never used` })
    })
    const [first = '', second = '', ...rest] = characters
    expect(first).not.toBe(second)
    expect(v1.parsePhrase([second, first, ...rest].join('')).ok).toBe(false)
  })

  it('uses 256 characters of which no two look or sound the same', () => {
    expect(new Set(PHRASE_CHARACTERS).size).toBe(256)
    expect(PHRASE_CHARACTERS).toHaveLength(256)
    expect(new Set(SYLLABLES.split(' ')).size).toBe(256)
  })
})

it('reads a receipt’s hash only from an unchanged ballot', () => {
  const payload = must(sealed().cast(random))
  const changed = flipped(payload, 40)
  const decoded = v1.decodeBallot(setup, changed)
  expect(decoded.ok && v1.receiptOf(decoded.value.ballotHash)).not.toBe(
    v1.receiptOf(must(v1.decodeBallot(setup, payload)).ballotHash),
  )
})

/** How each character of a phrase is read, tones aside, in their order. */
const SYLLABLES =
  'ai an bai ban bang bao bei ben bi bian biao bin bing bo bu cai can cha chan chang chao che ' +
  'chen cheng chi chong chu chuan chuang chui chun ci cong cun da dai dan dao deng di dian ' +
  'die ding dong dou du duan duo er fan fang fei fen feng fu gai gan gang gao ge gen gong gou ' +
  'gu gua guan guang gui guo hai han hang hao he hei heng hong hou hu hua huang hui huo ji ' +
  'jia jian jiang jiao jie jin jing jiu ju jun ka kai kan kang kao ke kong kou ku kuai kuang ' +
  'kui la lai lan lang lao lei li lian liang lin ling liu long lou lu luo lv ma mai man mao ' +
  'mei men meng mi mian miao min ming mo mu nai nan nao neng ni nian niao ning niu nong nuan ' +
  'nv pai pan pang pao pei peng pi pian ping pu qi qian qiang qiao qin qing qiu qu quan qun ' +
  'ren ri rong rou san sha shan shang she shen sheng shi shou shu shuang shui shun si song su ' +
  'suan sui sun ta tai tang tao teng tian tiao tie ting tong tou tu tuan tui wa wai wan wang ' +
  'wei wen wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue ya yan yang yao ye ' +
  'yi yin ying yong you yu yuan yue yun zai zao zhan zhang zhao zhen zhi zhong zhou zhu zhuan ' +
  'zi zou zu zuo'
