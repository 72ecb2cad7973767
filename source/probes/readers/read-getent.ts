import {isTimeLimit} from '../attempts/time-limit.ts';
import type {ToolOutput} from '../attempts/try-in-order.ts';
import {isAddress, type NameAnswer, nameAnswer, withoutDot} from '../names/name-answer.ts';

/** Exit code for a key that was not found; NXDOMAIN, SERVFAIL and a dead server are the same to it (getent(1)). */
const notFound = 2;

/** Milliseconds libc waits for a server that is gone (resolv.conf(5), timeout). No answer takes that long. */
const resolverTimeoutMs = 5000;

/**
 * Reads `getent ahosts NAME` and `getent hosts NAME`.
 *
 * The name beside the first address is the canonical one: an alias, unless it is the name that was asked for, or that
 * name with a search domain.
 */
export const readGetent = ({stdout, exitCode, ms}: ToolOutput, name: string): NameAnswer | undefined => {
	const rows = stdout
		.split('\n')
		.map(line => line.trim().split(/\s+/))
		.filter(([address]) => address !== undefined && isAddress(address));
	const [first] = rows;
	if (first !== undefined) {
		const canonical = first.slice(1).find(word => !['STREAM', 'DGRAM', 'RAW'].includes(word));
		const asked = withoutDot(name);
		const isAlias = canonical !== undefined && withoutDot(canonical) !== asked && !canonical.startsWith(`${asked}.`);
		const addresses = rows.map(([address]) => address as string);
		return nameAnswer(addresses, isAlias ? withoutDot(canonical) : undefined, 'nodata');
	}

	if (isTimeLimit(exitCode) || ms >= resolverTimeoutMs) {
		return nameAnswer([], undefined, 'dns-timeout');
	}

	return exitCode === notFound ? nameAnswer([], undefined, 'dns-fail-unknown') : undefined;
};
