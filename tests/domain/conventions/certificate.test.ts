import {
  type Commitment,
  certificateCode,
  checkCertificate,
  readCertificateCode,
} from '@domain/conventions/certificate'
import { hashText } from '@domain/conventions/text'
import { CONVENTION } from './sample'

const textHash = hashText(CONVENTION)
const RECORD: Commitment = {
  conventionId: 'conv-0001',
  version: 2,
  versionHash: textHash,
  signatureId: '0a1b2c3d4e5f60718293a4b5',
  household: '3栋1单元3**',
  signer: '荷小满',
  drawingHash: 'ab'.repeat(32),
  channel: 'phone',
  at: 1_795_000_000_000,
}
const code = certificateCode(RECORD)

test('a certificate holds against its record and the published text', () => {
  expect(readCertificateCode(code)?.signatureId).toBe(RECORD.signatureId)
  expect(checkCertificate(code, RECORD, textHash)).toBe('holds')
})

test('a code is as long as a mini-program code carries, and in letters it takes', () => {
  expect(code).toMatch(/^[0-9A-Za-z_-]{32}$/)
})

test('any other character in the code is noticed', () => {
  for (let i = 0; i < code.length; i++)
    for (const letter of ['0', 'f', 'z', '.', 'A', '-', '_']) {
      const changed = `${code.slice(0, i)}${letter}${code.slice(i + 1)}`
      if (changed !== code) expect(checkCertificate(changed, RECORD, textHash)).not.toBe('holds')
    }
})

test('any other character in the record is noticed', () => {
  for (const [field, value] of Object.entries(RECORD)) {
    const text = String(value)
    for (let i = 0; i < text.length; i++) {
      const letter = text[i] === '1' ? '2' : '1'
      const changed = `${text.slice(0, i)}${letter}${text.slice(i + 1)}`
      const record = { ...RECORD, [field]: typeof value === 'number' ? Number(changed) : changed }
      expect(checkCertificate(code, record as Commitment, textHash)).toBe('changed')
    }
  }
})

test('a published text that was changed is noticed, and a code of something else is none', () => {
  const { title, clauses } = CONVENTION
  const edited = hashText({ title: `${title}。`, clauses })
  expect(checkCertificate(code, RECORD, edited)).toBe('text_changed')
  expect(checkCertificate('https://example.com', RECORD, textHash)).toBe('not_a_code')
  expect(() => certificateCode({ ...RECORD, signatureId: 'a.b.c' })).toThrow('no place')
})
