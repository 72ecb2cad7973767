/** The time that the server begins a line of a log with (RFC 3339); '' for a line that the server wrote itself. */
export const lineTime = (line: string) => /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)(?= |$)/.exec(line)?.[0] ?? '';
