import type { glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter'

export type CodeSpace = ReturnType<MiniProgramEnv['createCodeSpace']>
export type ComponentSpace = glassEasel.ComponentSpace
export type Root = ReturnType<ReturnType<MiniProgramEnv['associateBackend']>['createRoot']>
