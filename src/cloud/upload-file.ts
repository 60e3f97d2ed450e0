/**
 * From a file on the phone to a file in the cloud, as it is.
 * @module
 */
import { CallError, LOCAL_CODES } from './errors'
import { randomHex } from './random'
import { upload } from './upload-photo'

/**
 * Uploads a file under a random name and returns its `cloud://` id.
 * @param context whose file it is; it names the folder
 * @throws {CallError} `network` when it can't be sent
 */
export async function uploadFile(
  path: string,
  extension: 'pdf' | 'xlsx',
  context = 'requests',
): Promise<string> {
  const cloudPath = `${context}/${await randomHex(16)}/${await randomHex(8)}.${extension}`
  try {
    return await upload(cloudPath, path)
  } catch (thrown) {
    throw new CallError('network', LOCAL_CODES.upload, '文件没传上去，请再试一次', thrown)
  }
}
