/**
 * The exit code of a command that looked: 2 while anything is unknown, whatever else was found, else what was found says.
 * `unknowns` are sentences for what is not known.
 */
export const exitCode = (unknowns: readonly string[], found: number): number => (unknowns.length > 0 ? 2 : found);
