/**
 * The permission matrix as a document: action × role × scope, and who appoints whom. Generated from
 * what the functions themselves judge by, so that it says what is and not what was meant.
 * @module
 */
import { OFFICE_RULES } from '@domain/people/appointing'
import type { Level } from '@domain/people/path'
import { ROLE_TITLES, ROLES, type Role } from '@domain/people/roles'
import { DEFAULT_PROFILE } from '@domain/region/default'
import type { ActionContract } from '@functions/kernel/contract'
import { relationTitle } from './relations'

const LEVEL_TITLES: Readonly<Record<Level, string>> = {
  district: '区',
  sub_district: '街道',
  community: '社区',
  compound: '小区',
  building: '楼栋',
  unit_stair: '单元',
  household: '户',
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
const titles = (roles: readonly Role[]): string => roles.map((one) => ROLE_TITLES[one]).join('、')

/** Who may call it, apart from roles. */
function others(context: string, { allow }: ActionContract): string {
  if (allow.anyone) return '登录的任何人'
  return (allow.relations ?? []).map((one) => relationTitle(context, one)).join('、')
}

function contextTable(context: string, actions: readonly ActionContract[]): string {
  // A role that no action of the context names would be an empty column.
  const named = ROLES.filter((role) => actions.some(({ allow }) => allow.roles?.includes(role)))
  const rows = actions.map((action) => [
    `\`${action.name}\``,
    action.audit ?? (action.kind === 'command' ? '' : '查看'),
    others(context, action),
    ...named.map((role) => (action.allow.roles?.includes(role) ? '●' : '')),
  ])
  return table(['操作', '做什么', '谁', ...named.map((role) => ROLE_TITLES[role])], rows)
}

function officeTable(): string {
  const { termYears } = DEFAULT_PROFILE.offices
  return table(
    ['职务', '任职范围', '谁任免', '第二人', '最长任期', '任期来源'],
    ROLES.map((role) => {
      const { levels, appointers, seconders, sensitive } = OFFICE_RULES[role]
      const { value, source } = termYears[role]
      return [
        ROLE_TITLES[role],
        levels.map((level) => LEVEL_TITLES[level]).join('、'),
        titles(appointers),
        `${titles(seconders)}${sensitive ? '' : '（只在提前结束当选者时）'}`,
        `${value} 年`,
        source,
      ]
    }),
  )
}

/** The whole document. */
export function permissionsDocument(
  contracts: ReadonlyMap<string, readonly ActionContract[]>,
): string {
  const parts = [...contracts].map(
    ([context, actions]) => `## ${context}\n\n${contextTable(context, actions)}`,
  )
  return `# 权限表

由各云函数的约定生成，不要手改：\`npm run permissions\`。\`tests/functions/permissions.test.ts\` 对每个操作、每种职务、范围内外、任期过后逐一验证。

- **●** 表示担任这个职务的人可以办，只限任职范围以内（职务的地点是事项地点本身或它的上级），只在任期以内。
- **谁** 一栏与职务无关：是事项的什么人，或者登录的任何人（只看得到、改得了自己的）。
- 一个操作只要占一条就能办；都不占的一律拒绝。

${parts.join('\n\n')}

## 谁任免谁

任免者的任职范围要包含所任职务的地点。谁都不能办理自己和同住家人的任免；自己提出的，不能自己确认。

${officeTable()}
`
}
