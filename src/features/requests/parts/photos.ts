import type { Photos } from '@/cloud'

/** Why a form with photos can't be sent yet, or undefined when it can. */
export function photosReason({ uploading, failed }: Photos): string | undefined {
  if (uploading) return '照片还在上传，请稍等'
  return failed ? '有照片没传上去，请点照片重试，或者删掉' : undefined
}
