import { setTimeout as pause } from 'node:timers/promises'
import { Connection, isGrpcServiceError } from '@temporalio/client'
import proto from '@temporalio/proto'

const { IndexedValueType } = proto.temporal.api.enums.v1
const { RegisterNamespaceRequest } = proto.temporal.api.workflowservice.v1
const alreadyExists = 6
const notFound = 5

/** Finished processes stay readable for 90 days; the record itself is in PostgreSQL. */
const retentionSeconds = 90 * 86_400

/** For operators only: no person and no free text, since these are stored in clear. */
const searchAttributes = {
  OcopLevel: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  OcopUnit: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  OcopState: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
}

/** Makes the namespace and its search attributes where they do not exist. */
export const prepareNamespace = async (address: string, namespace: string): Promise<void> => {
  const connection = await Connection.connect({ address, connectTimeout: 10_000 })
  try {
    await connection.workflowService
      .registerNamespace(
        RegisterNamespaceRequest.fromObject({
          namespace,
          workflowExecutionRetentionPeriod: { seconds: retentionSeconds },
        }),
      )
      .catch(unless(alreadyExists))
    await addSearchAttributes(connection, namespace)
  } finally {
    await connection.close()
  }
}

const unless =
  (code: number) =>
  (error: unknown): void => {
    if (!(isGrpcServiceError(error) && error.code === code)) throw error
  }

/** A namespace made just now is not known to every part of the server for some seconds. */
const addSearchAttributes = async (connection: Connection, namespace: string): Promise<void> => {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const { customAttributes } = await connection.operatorService.listSearchAttributes({
        namespace,
      })
      const missing = Object.entries(searchAttributes).filter(
        ([name]) => !(name in (customAttributes ?? {})),
      )
      if (missing.length > 0)
        await connection.operatorService.addSearchAttributes({
          namespace,
          searchAttributes: Object.fromEntries(missing),
        })
      return
    } catch (error) {
      if (attempt === 60 || !(isGrpcServiceError(error) && error.code === notFound)) throw error
      await pause(250)
    }
  }
}
