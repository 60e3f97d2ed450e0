declare module 'miniprogram-compiler' {
  /** Compiles every wxml and wxs file under a folder; throws with the compiler's words. */
  export function wxmlToJs(folder: string): string
  /** Compiles every wxss file under a folder; throws with the compiler's words. */
  export function wxssToJs(folder: string): string
  const compiler: { wxmlToJs: typeof wxmlToJs; wxssToJs: typeof wxssToJs }
  export default compiler
}
