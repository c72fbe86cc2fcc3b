/** What a member remarked, by criterion. */
export const commentsIn = (
  marks: readonly Readonly<Record<string, unknown>>[],
): readonly { readonly criterion: string; readonly text: string }[] =>
  marks.flatMap(({ criterion, comment }) =>
    typeof criterion === 'string' && typeof comment === 'string' && comment !== ''
      ? [{ criterion, text: comment }]
      : [],
  )
