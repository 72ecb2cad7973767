/** The middle one, the upper of two. */
export const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;
