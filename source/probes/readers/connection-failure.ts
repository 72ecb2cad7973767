import type {ProbeOutcome} from '../probe-outcome.ts';

/** What the kernel says of a connection, in the words of strerror(3), of node's codes, and of the tools that put it their own way. */
const failures: ReadonlyArray<readonly [RegExp, ProbeOutcome]> = [
	[/Connection refused|ECONNREFUSED/i, 'conn-refused'],
	[/No route to host|EHOSTUNREACH|Host is unreachable/i, 'no-route'],
	[/Network (?:is )?unreachable|ENETUNREACH/i, 'net-unreach'],
	[/Permission denied|Operation not permitted|EACCES|EPERM/i, 'eacces'],
	[/reset by peer|ECONNRESET/i, 'reset'],
	[/timed out|Timeout was reached|ETIMEDOUT|Operation now in progress/i, 'conn-timeout'],
];

/** The failure a text names; undefined where it names none. */
export const connectionFailure = (text: string): ProbeOutcome | undefined =>
	failures.find(([pattern]) => pattern.test(text))?.[1];
