import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..')

/**
 * The Taro build. Lengths in our CSS are real px, like Vant's: `pxtransform` is off, so 16 px of text is
 * 16 px on every screen and a tablet gets more room instead of bigger letters.
 */
export default defineConfig<'webpack5'>(
  async () =>
    ({
      projectName: 'tongxinyuan',
      date: '2026-11-24',
      designWidth: 375,
      deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
      sourceRoot: 'src',
      // the build script builds beside the old result and swaps when it is whole
      outputRoot: process.env.WEAPP_OUTPUT ?? 'dist/weapp',
      plugins: [path.resolve(__dirname, 'plugins')],
      alias: {
        '@': path.join(root, 'src'),
        '@domain': path.join(root, 'domain'),
        '@functions': path.join(root, 'cloudfunctions'),
      },
      env: {
        TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? 'local-env'),
      },
      framework: 'react',
      compiler: { type: 'webpack5', prebundle: { enable: false } },
      // kept between builds, parts that two subpackages share stay as they were when their source changes
      cache: { enable: false },
      mini: {
        // what only one subpackage's pages share stays in that subpackage
        optimizeMainPackage: { enable: true },
        postcss: {
          pxtransform: { enable: false, config: {} },
          cssModules: { enable: false },
        },
        // contracts live outside src/ and come as TypeScript
        compile: {
          include: [path.join(root, 'domain'), path.join(root, 'cloudfunctions')],
        },
      },
    }) satisfies UserConfigExport<'webpack5'>,
)
