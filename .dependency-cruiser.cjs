/** The rooms in the order of docs/architecture.md: a room imports only from rooms above it. */
const rooms = [
  'base',
  'notation',
  'law',
  'economics',
  'record',
  'sources',
  'trade',
  'provisions',
  'assess',
  'scenario',
  'brief',
  'abilities',
];
const pure = ['base', 'notation', 'law', 'economics'];
const room = (names) => `^src/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    ...rooms.map((name, place) => ({
      name: `room-order-${name}`,
      severity: 'error',
      comment: `${name} imports only from rooms above it in docs/architecture.md`,
      from: { path: room([name]) },
      to: { path: '^src/', pathNot: room(rooms.slice(0, place + 1)) },
    })),
    {
      name: 'economics-imports-only-base',
      severity: 'error',
      from: { path: room(['economics']) },
      to: { path: '^src/', pathNot: room(['base', 'economics']) },
    },
    {
      name: 'kanzei-below-surfaces',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: room(['surfaces']) },
    },
    {
      name: 'surfaces-call-only-kanzei',
      severity: 'error',
      comment: 'a surface parses, calls kanzei.ts and prints',
      from: { path: room(['surfaces']) },
      to: { path: '^src/', pathNot: [room(['surfaces', 'base']), '^src/kanzei\\.ts$'] },
    },
    {
      name: 'pure-rooms-use-no-node-built-in',
      severity: 'error',
      comment: 'these rooms run unchanged in a browser',
      from: { path: room(pure) },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'search-uses-no-node-built-in',
      severity: 'error',
      comment: 'the search runs unchanged in a browser',
      from: { path: '^src/record/search/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'the-page-calls-only-kanzei',
      severity: 'error',
      comment: 'the page asks, calls kanzei.ts and shows; labels are those of every surface',
      from: { path: '^web/src/' },
      to: {
        path: '^src/',
        pathNot: ['^src/kanzei\\.ts$', room(['base', 'notation']), '^src/surfaces/labels\\.ts$'],
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'a cycle of types alone is no cycle at run time',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?url$|\\.scss$' },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts|dist)/' },
    },
    {
      name: 'runtime-dependencies-are-declared',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
