/**
 * Checking a certificate: anyone who holds its code may, and needs nothing else.
 * @module
 */
import { checkCertificate as check, readCertificateCode } from '@domain/conventions/certificate'
import { signingState, standsBy } from '@domain/conventions/signing'
import { hashText } from '@domain/conventions/text'
import { implementQuery } from '../kernel/action'
import { placeNames } from '../people/face'
import { checkCertificate } from './contract'
import { commitmentOf } from './sign'
import { conventions, signatures, signings, versionIdOf, versions } from './store'

export const checkCertificateAction = implementQuery(checkCertificate, {
  async run({ db }, { code }) {
    const read = readCertificateCode(code.trim())
    if (!read) return { verdict: 'not_a_code' as const }
    const signature = await db.get(signatures, read.signatureId)
    if (!signature) return { verdict: 'unknown' as const }
    const { conventionId } = signature
    const [convention, version, household] = await Promise.all([
      db.get(conventions, conventionId),
      db.get(versions, versionIdOf(conventionId, signature.version)),
      db.get(signings, signature.signingId),
    ])
    if (!convention || !version) return { verdict: 'unknown' as const }
    // From the words that are published now, never from the hash that is kept beside them.
    const verdict = check(code.trim(), commitmentOf(signature), hashText(version))
    // A code that is not of this record asks for somebody else's.
    if (verdict === 'changed') return { verdict }
    const acts = household?.signers.find(({ signer }) => signer === signature.signerId)?.acts ?? []
    const names = await placeNames(db, [convention.path])
    return {
      verdict,
      record: {
        placeName: names.get(convention.path) ?? '',
        version: version.version,
        title: version.title,
        household: signature.household,
        signer: signature.signer,
        channel: signature.channel,
        at: signature.at,
        stands: standsBy(signingState(acts, convention.force)),
      },
    }
  },
})
