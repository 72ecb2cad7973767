/**
 * The exit code of a command that looked: 2 while anything could not be looked at, whatever else was found, else what was
 * found says. What still settles is never 0, and takes nothing back of what was found. `unknowns` are sentences for what is
 * not known, `settling` for what may change.
 */
export const exitCode = (unknowns: readonly string[], found: number, settling: readonly string[] = []): number =>
	unknowns.length > 0 || (settling.length > 0 && found === 0) ? 2 : found;
