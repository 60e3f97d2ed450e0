/**
 * The arrows between the parts of the house. `npm run check` refuses any other.
 *
 *   src             → contracts, domain
 *   cloudfunctions  → kernel, domain, another context's face or contract
 *   domain          → nothing of ours, and nothing that knows a clock, a network or a phone
 *   tools, tests    → anything, and nothing imports them
 */

/** What a rule of domain/ may use from npm: pure computing only. */
const PURE_PACKAGES = 'node_modules/(@noble/(hashes|curves)|valibot|dayjs|fast-diff)/'

/** A module that a page may take from cloudfunctions/: `contract.ts`, or a part of it in `contract/`. */
const CONTRACT = '^cloudfunctions/[^/]+/contract[./]'

/** What another context may take: its face, its contract, or a part of either. */
const FACE = '^cloudfunctions/[^/]+/(face[./]|contract[./])'

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    forbid(
      'domain-is-pure',
      'A rule in domain/ takes what it needs as arguments: it imports nothing of ours.',
      { path: '^domain/' },
      { path: '^(src|cloudfunctions|config|tools|tests)/' },
    ),
    forbid(
      'domain-uses-pure-packages',
      'domain/ runs on the phone, in the cloud and in tests: no Taro, no SDK, no Node.',
      { path: '^domain/' },
      { pathNot: [PURE_PACKAGES, '^domain/'], dependencyTypesNot: ['unknown'] },
    ),
    forbid(
      'src-takes-contracts-only',
      'A page imports what is agreed, never the code of a function.',
      { path: '^src/' },
      { path: '^cloudfunctions/', pathNot: CONTRACT },
    ),
    forbid(
      'src-has-no-node',
      'There is no Node and no SDK in a phone.',
      { path: '^src/', pathNot: '^src/app\\.config\\.ts$' },
      { path: 'node_modules/wx-server-sdk/|^(config|tools|tests)/' },
    ),
    forbid(
      'src-has-no-node-modules',
      'There is no Node in a phone.',
      { path: '^src/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'contracts-carry-no-server-code',
      'A contract is bundled into the mini-program with everything that it imports.',
      { path: CONTRACT },
      { path: '^cloudfunctions/', pathNot: CONTRACT },
    ),
    forbid(
      'contracts-have-no-node-modules',
      'A contract is bundled into the mini-program: there is no Node and no SDK.',
      { path: CONTRACT },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'functions-know-no-phone',
      'A function knows the kernel, the domain and other faces only.',
      { path: '^cloudfunctions/' },
      { path: '^(src|config|tools|tests)/|node_modules/(@tarojs|react|react-dom|@vant)/' },
    ),
    forbid(
      'kernel-knows-no-context',
      'What every function shares does not know any of them.',
      { path: '^cloudfunctions/kernel/' },
      { path: '^cloudfunctions/', pathNot: '^cloudfunctions/kernel/' },
    ),
    forbid(
      'contexts-meet-at-their-face',
      "Another context's collections and actions are its own affair.",
      { path: '^cloudfunctions/([^/]+)/', pathNot: '^cloudfunctions/kernel/' },
      { path: '^cloudfunctions/', pathNot: ['^cloudfunctions/(kernel|$1)/', FACE] },
    ),
    forbid(
      'ui-knows-no-page',
      'The design system knows no page, no context and no cloud.',
      { path: '^src/ui/' },
      { path: '^(src/(cloud|features|pages)|cloudfunctions|domain)/' },
    ),
    forbid(
      'cloud-knows-no-page',
      'The client of the cloud knows no page.',
      { path: '^src/cloud/' },
      { path: '^src/(features|pages)/' },
    ),
    forbid(
      'features-are-apart',
      'Each feature is a package of its own: what two share belongs in src/ui, src/cloud or domain.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/(features|pages)/', pathNot: '^src/features/$1/' },
    ),
    forbid(
      'main-package-stays-small',
      'What a tab page imports goes into the main package; of a feature that may only be its routes.',
      { path: '^src/(pages|app)' },
      { path: '^src/features/', pathNot: '^src/features/[^/]+/(routes|words)\\.ts$' },
    ),
    forbid(
      'nothing-imports-tools',
      'Tools help to make the product; the product does without.',
      { path: '^(src|domain|cloudfunctions|config)/' },
      { path: '^tools/' },
    ),
    forbid(
      'nothing-imports-tests',
      'Tests look at everything and nothing looks at tests.',
      { pathNot: '^tests/' },
      { path: '^tests/' },
    ),
    forbid(
      'no-circles',
      'Two modules that need each other are one, or need a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid('everything-resolves', 'An import must find something.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist/', '^tests/output/', '/fixture/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.cjs', '.mjs', '.json', '.css', '.png'],
    },
    skipAnalysisNotInRules: true,
  },
}
