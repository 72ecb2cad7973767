/** The page of a code, with a label before its first paragraph as before the others: why it is so, how to check it, how to fix it. */
export const labelledDocs = (docs: string): string => `Why: ${docs.trim()}`;
