/**
 * The exit code of a command that has read a cluster: 2 where something could not be read, whatever else was found; otherwise
 * `found`. While something settles, 0 becomes 2 and other codes stay. `unknowns` are sentences about what is not known,
 * `settling` about what may change.
 */
export const exitCode = (unknowns: readonly string[], found: number, settling: readonly string[] = []): number =>
	unknowns.length > 0 || (settling.length > 0 && found === 0) ? 2 : found;
