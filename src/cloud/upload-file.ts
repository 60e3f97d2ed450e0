/**
 * From a file on the phone to a file in the cloud, as it is.
 * @module
 */
import { CallError, LOCAL_CODES } from './errors'
import { randomHex } from './random'
import { newPhotoFolder, upload } from './upload-photo'

/**
 * Uploads a file under a random name and returns its `cloud://` id.
 * @throws {CallError} `network` when it can't be sent
 */
export async function uploadFile(path: string, extension: 'pdf'): Promise<string> {
  const cloudPath = `${await newPhotoFolder()}/${await randomHex(8)}.${extension}`
  try {
    return await upload(cloudPath, path)
  } catch (thrown) {
    throw new CallError('network', LOCAL_CODES.upload, '附件没传上去，请再试一次', thrown)
  }
}
