/** The names of tests that need real servers, told apart by the kind of file they stand beside. */
export const againstServers =
  '{store,routes,workflow,gateway,*-store,*-routes,*-workflow,*-gateway}.test.ts'
