/**
 * Certificates of hours: made from what is written down, checked by anyone who holds the code.
 * @module
 */

import { readProofCode } from '@domain/codes/proof-code'
import { starsOf } from '@domain/volunteering/award'
import { hoursCode } from '@domain/volunteering/hours-certificate'
import { implementCommand, implementQuery, type TargetContext } from '../kernel/action'
import { Failure } from '../kernel/errors'
import { sha256 } from '../kernel/hash'
import type { Target } from '../kernel/permission'
import { placeNames } from '../people/face'
import { checkHours, issueCertificate, printCertificate } from './contract'
import type { CertificateDoc, VolunteerDoc } from './documents'
import { ownHoursTarget } from './honours'
import { certificates } from './store'

const CHECK_PAGE = 'features/volunteering/pages/check/index'

const codeOf = ({ _id: id, ...said }: CertificateDoc): string => hoursCode({ id, ...said })

export const issueCertificateAction = implementCommand<
  typeof issueCertificate,
  VolunteerDoc | undefined
>(issueCertificate, {
  target: ownHoursTarget,
  async run(ctx, _input, own) {
    const { tx, now, session, region } = ctx
    if (!own) throw new Failure('forbidden')
    const { compound, halfHours } = own
    const { personId, name } = session
    // The same hours under the same name are one certificate, however often it is asked for.
    const _id = sha256(`certificate\n${personId}\n${halfHours}\n${name}`).slice(0, 24)
    if (!(await tx.get(certificates, _id))) {
      const stars = starsOf(halfHours, region.points.starHours.value)
      await tx.add(certificates, { _id, personId, name, compound, halfHours, stars, at: now })
    }
    ctx.note({ target: _id, path: compound })
    return { certificate: _id }
  },
})

async function certificateTarget(
  { reader, session }: TargetContext,
  { certificate: id }: { certificate: string },
): Promise<Target<CertificateDoc>> {
  const found = await reader.get(certificates, id)
  if (!found) throw new Failure('certificate_not_found')
  const relations = session.personId !== '' && found.personId === session.personId ? ['holder'] : []
  return { id, path: found.compound, relations, doc: found }
}

export const printCertificateAction = implementQuery<typeof printCertificate, CertificateDoc>(
  printCertificate,
  {
    target: certificateTarget,
    async run({ db, codePage }, _input, certificate) {
      const code = codeOf(certificate)
      const [names, picture] = await Promise.all([
        placeNames(db, [certificate.compound]),
        codePage(code, CHECK_PAGE),
      ])
      const { drawHoursCertificate } = await import('./certificate-paper')
      const placeName = names.get(certificate.compound) ?? ''
      const pdf = await drawHoursCertificate({ certificate, placeName, picture })
      const fileName = `志愿服务证书-${certificate.name}.pdf`
      return { fileName, pdfBase64: pdf.toString('base64'), code }
    },
  },
)

export const checkHoursAction = implementQuery(checkHours, {
  async run({ db }, { code: said }) {
    const code = said.trim()
    const id = readProofCode(code)
    if (id === undefined) return { verdict: 'not_a_code' as const }
    const found = await db.get(certificates, id)
    if (!found) return { verdict: 'unknown' as const }
    // A guessed code shows nothing of anybody.
    if (codeOf(found) !== code) return { verdict: 'changed' as const }
    const names = await placeNames(db, [found.compound])
    const { name, halfHours, stars, at, compound } = found
    const placeName = names.get(compound) ?? ''
    return { verdict: 'holds' as const, record: { name, placeName, halfHours, stars, at } }
  },
})
