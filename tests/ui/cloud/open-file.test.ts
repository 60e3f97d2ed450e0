import { fileNameOf, openFile } from '@/cloud/open-file'

const written: string[] = []
const opened: unknown[] = []
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    getFileSystemManager: () => ({
      writeFile: ({ filePath, success }: { filePath: string; success: () => void }) => {
        written.push(filePath)
        success()
      },
    }),
    openDocument: async (option: unknown) => void opened.push(option),
  },
}))

test.each([
  ['公告-停水/停电 通知.pdf', '公告-停水-停电 通知.pdf'],
  ['选票-3\\5:栋*长?"<选>|举.pdf', '选票-3-5-栋-长-选-举.pdf'],
  ['../../别处.pdf', '别处.pdf'],
  ['第一行\n第二行\u202Efdp.pdf', '第一行-第二行-fdp.pdf'],
  ['没有后缀', '没有后缀.pdf'],
  ['。。', '。。.pdf'],
  ['/// ..', '文件.pdf'],
  [`${'长'.repeat(200)}.pdf`, `${'长'.repeat(60)}.pdf`],
  [`${'🏠'.repeat(61)}.pdf`, `${'🏠'.repeat(60)}.pdf`],
])('names the file of %j %j', (title, name) => {
  expect(fileNameOf(title, 'pdf')).toBe(name)
})

test('stays under the name length of a phone and keeps the ending of a sheet', () => {
  const name = fileNameOf(`${'记'.repeat(120)}.xlsx`, 'xlsx')
  expect(Buffer.byteLength(name)).toBeLessThan(255)
  expect(name.endsWith('.xlsx')).toBe(true)
})

test('writes and opens the file under the name that a phone takes', async () => {
  await openFile('公告-a/b.pdf', 'pdf', '')
  expect(written).toEqual(['wxfile://usr/公告-a-b.pdf'])
  expect(opened).toEqual([
    { filePath: 'wxfile://usr/公告-a-b.pdf', fileType: 'pdf', showMenu: true },
  ])
})
