/**
 * What can be wrong with a row, in words a person at a spreadsheet can act on.
 * @module
 */

interface Words {
  /** What is wrong; `{value}` is what stands there, `{other}` another row or place. */
  readonly says: string
  /** What to do about it. */
  readonly mend: string
}

export const PROBLEM_WORDS = {
  missing: { says: '「{column}」没有填', mend: '补上这一格' },
  too_long: { says: '「{column}」太长了', mend: '写短一些，最多 {most} 个字' },
  formula: { says: '「{column}」是公式', mend: '复制这一格，选择性粘贴为“数值”' },
  merged: { says: '「{column}」在合并的单元格里', mend: '取消合并，每一行都填完整' },
  date: { says: '「{column}」被表格变成了日期', mend: '把这一列设成“文本”，再重新填写' },
  cell_error: { says: '「{column}」是出错的单元格', mend: '清掉这一格，重新填写' },
  unknown_compound: { says: '没有叫「{value}」的小区', mend: '从下拉里选；新小区请先导入小区' },
  unknown_building: {
    says: '{other}没有「{value}」这栋楼',
    mend: '从下拉里选；新楼栋请先导入楼栋',
  },
  unknown_unit: { says: '{other}没有「{value}」', mend: '核对单元；楼栋的单元数可以再导入一次改' },
  unknown_community: { says: '没有叫「{value}」的社区', mend: '从下拉里选' },
  unknown_option: { says: '「{column}」里没有「{value}」这一种', mend: '从下拉里选' },
  bad_name: { says: '「{value}」不像名称', mend: '写汉字、字母或数字，不要写符号' },
  bad_room: { says: '「{value}」不是房号', mend: '只写门牌号，比如 302、1204、A302' },
  bad_units: { says: '单元数「{value}」不对', mend: '写 1 到 30 的整数' },
  fewer_units: { says: '单元数比现有的 {other} 个少', mend: '已经有的单元不能减少，请核对' },
  area_not_number: { says: '面积「{value}」不是数字', mend: '只写数字，比如 88.5' },
  area_out_of_range: {
    says: '面积「{value}」不合常理',
    mend: '单位是平方米，在 1 到 5000 之间，最多两位小数',
  },
  bad_phone: { says: '手机号不对', mend: '写 11 位手机号，或者留空' },
  bad_code: { says: '网格编号「{value}」不对', mend: '写 4 到 20 位字母和数字' },
  community_needed: { says: '普通网格没有选社区', mend: '选一个社区' },
  covers_unknown: { says: '覆盖范围里的「{value}」找不到', mend: '写小区名称，或者小区/楼栋' },
  covers_taken: { says: '「{value}」已经归网格「{other}」', mend: '一处只归一个普通网格，请核对' },
  duplicate: { says: '和第 {other} 行重复', mend: '删掉其中一行' },
  other_path: { says: '「{value}」已经登记在{other}', mend: '核对是不是同一处；是的话按原来的填' },
  words_refused: { says: '「{column}」里有不合适的文字', mend: '改一改，再传一次' },
} as const satisfies Record<string, Words>

export type ProblemKind = keyof typeof PROBLEM_WORDS

/** Something wrong with a row. */
export interface Problem {
  /** Row number in the file, as the spreadsheet shows it. */
  readonly row: number
  readonly kind: ProblemKind
  /** Header of the column it is about. */
  readonly column: string
  readonly value?: string
  readonly other?: string
  readonly most?: number
}

/** A value as it may be repeated: short, and long digits hidden, since they may be somebody's phone. */
export function shownValue(value: string): string {
  const short = value.length > 16 ? `${value.slice(0, 16)}…` : value
  return short.replace(/\d{7,}/g, (digits) => `${digits.slice(0, 3)}****`)
}

/** A problem in words: what is wrong, and how to mend it. */
export function wordsOf(problem: Problem): { reason: string; mend: string } {
  const { says, mend } = PROBLEM_WORDS[problem.kind]
  const fill = (words: string) =>
    words
      .replace('{column}', problem.column.replace('*', ''))
      .replace('{value}', problem.value ?? '')
      .replace('{other}', problem.other ?? '')
      .replace('{most}', String(problem.most ?? ''))
  return { reason: fill(says), mend: fill(mend) }
}
