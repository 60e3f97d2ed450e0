/** @module Our own steps of the Taro build, as one plugin: Taro only compiles the folder that it is told of. */
import { passAria } from './aria'
import type { TaroPluginContext } from './taro-context'
import { shipVant } from './vant-weapp'

export default (ctx: TaroPluginContext) => {
  shipVant(ctx)
  passAria(ctx)
}
