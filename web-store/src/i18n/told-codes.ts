import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import ts from 'typescript'

/** The problem and fault codes the platform's source names, each with the file that does: what readers may be told. */
export const toldCodes = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const codes = new Map<string, string>()
  for await (const file of glob(
    '{services/*/{src,contract},services/shared/*/src,workflows/src}/**/*.ts',
    { cwd: root },
  )) {
    if (file.endsWith('.test.ts') || /\/test-[\w-]+\.ts$/.test(file)) continue
    const source = ts.createSourceFile(
      file,
      readFileSync(`${root}/${file}`, 'utf8'),
      ts.ScriptTarget.Latest,
    )
    for (const code of codesIn(source)) codes.set(code, file)
  }
  return codes
}

const codesIn = (node: ts.Node): string[] => {
  const deeper: string[] = []
  ts.forEachChild(node, (child) => void deeper.push(...codesIn(child)))
  return [...codesAt(node), ...deeper]
}

/** `new Problem(kind, code)`, `missing('x')`, `guarded(row, code)`, `nonRetryable(text, code)`, `{ code, detail }`. */
const codesAt = (node: ts.Node): readonly string[] => {
  if (ts.isNewExpression(node) && nameOf(node.expression) === 'Problem')
    return literalsIn(node.arguments?.[1])
  if (ts.isObjectLiteralExpression(node)) return faultCode(node)
  if (!ts.isCallExpression(node)) return []
  const called = nameOf(node.expression)
  if (called === 'missing') return literalsIn(node.arguments[0]).map((what) => `${what}-unknown`)
  if (called === 'guarded' || called === 'nonRetryable') return literalsIn(node.arguments[1])
  return []
}

const nameOf = (node: ts.Expression): string => {
  if (ts.isIdentifier(node)) return node.text
  return ts.isPropertyAccessExpression(node) ? node.name.text : ''
}

const literalsIn = (node: ts.Expression | undefined): readonly string[] => {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  return ts.isConditionalExpression(node)
    ? [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)]
    : []
}

const faultCode = (node: ts.ObjectLiteralExpression): readonly string[] => {
  const member = (name: string): ts.ObjectLiteralElementLike | undefined =>
    node.properties.find(
      (each) => each.name && ts.isIdentifier(each.name) && each.name.text === name,
    )
  const code = member('code')
  return code && ts.isPropertyAssignment(code) && member('detail')
    ? literalsIn(code.initializer)
    : []
}
