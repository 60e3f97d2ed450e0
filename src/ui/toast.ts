import Taro from '@tarojs/taro'

const SHOWN_MS = 2500

/**
 * A few words over the page that go by themselves. Only for what also shows on the page: a toast is
 * gone before a slow reader has read it.
 */
export function toast(words: string): void {
  void Taro.showToast({ title: words, icon: 'none', duration: SHOWN_MS })
}
