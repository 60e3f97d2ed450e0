import Taro, { usePullDownRefresh } from '@tarojs/taro'

/** Asks again when the page is pulled down. The page's config needs `enablePullDownRefresh`. */
export function usePullToRefresh(refresh: () => Promise<void>): void {
  usePullDownRefresh(() => {
    void refresh().then(() => Taro.stopPullDownRefresh())
  })
}
