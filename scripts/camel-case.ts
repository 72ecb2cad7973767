/** `near-matches` as an identifier: nearMatches. */
export const camelCased = (name: string) => name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
