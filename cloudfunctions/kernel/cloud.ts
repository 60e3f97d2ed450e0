/**
 * The kernel over the real cloud.
 * @module
 */
import { randomBytes } from 'node:crypto'
import { regionProfile } from '@domain/region'
import type { Kernel } from './action'
import { textChecker } from './content-safety'
import { openDatabase } from './database'
import { pageCoder } from './page-code'
import { phoneReader } from './phone'
import { fileReader } from './photos'
import { pictureAsker } from './pictures/ask'
import { pushSender } from './push-sender'
import { sdk } from './sdk'
import { storedFiles } from './stored-files'

/** Everything a function needs of the cloud. The environment's `TXY_REGION` names the region. */
export function cloudKernel(): Kernel {
  return {
    database: openDatabase(sdk.database({ throwOnNotFound: false })),
    checkText: textChecker(sdk),
    askPictures: pictureAsker(sdk),
    readFile: fileReader(sdk),
    codePage: pageCoder(sdk),
    readPhone: phoneReader(sdk),
    deleteFiles: async (fileIds) => {
      await sdk.deleteFile({ fileList: [...fileIds] })
    },
    files: storedFiles(sdk),
    push: pushSender(sdk),
    region: regionProfile(process.env.TXY_REGION),
    newId: () => randomBytes(12).toString('hex'),
  }
}
