import { randomUUID } from 'node:crypto'
import type http from 'node:http'

/** A cloud of a few lines: knows who called, one function, and files in memory. */
export function fakeCloud(): http.RequestListener {
  const files = new Map<string, Buffer>()
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://cloud')
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const send = (answer: object) => {
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify(answer))
      }
      if (url.pathname === '/__client/callFunction') return send(callFunction(String(body)))
      if (url.pathname === '/__client/uploadFile') {
        const name = `${randomUUID()}-${url.searchParams.get('cloudPath')?.replaceAll('/', '-')}`
        files.set(name, body)
        return send({ fileID: `cloud://fake/${name}` })
      }
      if (url.pathname === '/__client/getTempFileURL') return send(tempUrls(String(body)))
      if (url.pathname === '/__client/getPhoneNumberCode') return send(phoneCode(String(body)))
      if (url.pathname === '/__client/requestSubscribeMessage') return send(accepted(String(body)))
      const file = files.get(url.pathname.replace('/files/', ''))
      response.writeHead(file ? 200 : 404, { 'content-type': 'image/png' }).end(file)
    })
  }
}

function callFunction(body: string): object {
  const { openid, name, data } = JSON.parse(body) as { openid: string; name: string; data: object }
  if (name === 'missing') return { errCode: -501000, errMsg: 'function not found: missing' }
  return { result: { openid, name, data }, requestID: 'r1' }
}

function phoneCode(body: string): object {
  const { openid } = JSON.parse(body) as { openid: string }
  return { code: `phone-of-${openid}` }
}

function accepted(body: string): object {
  const { tmplIds } = JSON.parse(body) as { tmplIds: string[] }
  return Object.fromEntries(tmplIds.map((id) => [id, 'accept']))
}

function tempUrls(body: string): object {
  const { fileList } = JSON.parse(body) as { fileList: string[] }
  return {
    fileList: fileList.map((fileID) => ({
      fileID,
      tempFileURL: fileID.replace('cloud://fake/', '/files/'),
      status: 0,
      errMsg: 'ok',
    })),
  }
}
