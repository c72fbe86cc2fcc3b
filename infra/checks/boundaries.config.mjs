/** @type {(name: string, comment: string, from: object, to: object) => object} */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const tests = '[.]test[.]tsx?$'
/** @param {string} names */
const library = (names) => `node_modules/(${names})(/|$)`

/** The direction of dependencies: kernel ← contracts ← services, workflows, web-store. Nothing knows what stands above it. */
export default {
  forbidden: [
    forbid('no-cycles', 'Split what both need into a third file.', {}, { circular: true }),
    forbid(
      'kernel-stands-alone',
      'The kernel holds pure values and knows zod only.',
      { path: '^services/shared/kernel/', pathNot: tests },
      { pathNot: `^services/shared/kernel/|${library('zod')}` },
    ),
    forbid(
      'contract-is-data',
      'A contract is schemas and names; it knows other contracts, the kernel and zod.',
      { path: '^services/[^/]+/contract/', pathNot: tests },
      { pathNot: `^services/([^/]+/contract|shared/kernel)/|${library('zod')}` },
    ),
    forbid(
      'services-meet-at-contracts',
      'A service knows another one by its contract only.',
      { path: '^services/(?!shared/)([^/]+)/' },
      { path: '^services/(?!shared/)', pathNot: '^services/($1/|[^/]+/contract/)' },
    ),
    forbid(
      'shared-knows-no-service',
      'What all services share cannot know one of them.',
      { path: '^services/shared/' },
      { path: '^(services/(?!shared/)|workflows/|web-store/)' },
    ),
    forbid(
      'services-know-no-workflow',
      'Names that both need stand in the owning service’s contract.',
      { path: '^services/' },
      { path: '^(workflows|web-store)/' },
    ),
    forbid(
      'workflows-meet-at-contracts',
      'Workflows know services by contract and call them over HTTP.',
      { path: '^workflows/', pathNot: `${tests}|^workflows/test/` },
      { path: '^services/', pathNot: '^services/([^/]+/contract|shared/(kernel|runtime|http))/' },
    ),
    forbid(
      'pages-meet-at-contracts',
      'The web-store knows services by contract and calls them over HTTP.',
      { path: '^web-store/', pathNot: tests },
      {
        path: '^(workflows/|services/)',
        pathNot: '^services/([^/]+/contract|shared/(kernel|runtime|http))/',
      },
    ),
    forbid(
      'domain-does-no-io',
      'Rules are pure; SQL stands in a store, HTTP in routes, other systems in a gateway.',
      {
        path: '^services/(?!shared/)[^/]+/src/[^/]+/',
        pathNot: `[/-](routes|store|gateway|auth)[.]ts$|${tests}|/test-`,
      },
      {
        path: library('express|kysely|pg|minio|meilisearch|@temporalio/[a-z]+'),
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'workflow-code-is-deterministic',
      'Workflow code is replayed: nothing of Node, nothing but the workflow SDK, contracts and the kernel.',
      { path: '^workflows/src/(?!activities/)[^/]+/', pathNot: tests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'workflow-code-uses-workflow-sdk',
      'Workflow code is bundled into the sandbox: keep libraries out of it.',
      { path: '^workflows/src/(?!activities/)[^/]+/', pathNot: tests },
      {
        path: 'node_modules/',
        pathNot: library('@temporalio/(workflow|common)'),
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'features-do-not-meet',
      'Pages use features, features use components and lib; never each other.',
      { path: '^web-store/src/features/([^/]+)/' },
      { path: '^web-store/src/features/', pathNot: '^web-store/src/features/$1/' },
    ),
    forbid(
      'product-knows-no-tools',
      'Starting and testing know the product, never the other way round.',
      { path: '^(services|workflows|web-store)/', pathNot: tests },
      { path: '^(infra|tests)/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|[.]astro)/' },
    tsPreCompilationDeps: true,
    preserveSymlinks: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json'],
    },
  },
}
