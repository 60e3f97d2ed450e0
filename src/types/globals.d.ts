/** What the Taro build defines. */
declare const process: {
  readonly env: {
    /** The cloud environment the package talks to. */
    readonly TARO_APP_CLOUD_ENV: string
    readonly NODE_ENV: 'development' | 'production'
  }
}

declare module '*.css'
declare module '*.png' {
  const address: string
  export default address
}
