import {isTimeLimit} from '../attempts/time-limit.ts';
import type {ToolOutput} from '../attempts/try-in-order.ts';
import {failureOf, type NameAnswer, type NameFailure, nameAnswer} from '../names/name-answer.ts';

const noServer = /no servers could be reached|connection timed out|communications error/;

const failureIn = (text: string): NameFailure | undefined => {
	const refusal = /server can't find \S+: (\w+)/.exec(text)?.[1];
	if (refusal !== undefined) {
		return failureOf(refusal);
	}

	if (/\*\*\* Can't find \S+: No answer/.test(text)) {
		return 'nodata';
	}

	if (noServer.test(text)) {
		return 'dns-timeout';
	}

	// Up to BusyBox 1.28 the libc resolver asks, and every failure reads the same.
	return text.includes("can't resolve") ? 'dns-fail-unknown' : undefined;
};

/**
 * Reads nslookup of BIND and of every BusyBox. The exit code is of no use: BusyBox 1.29 and 1.30 exit 0 for NXDOMAIN,
 * and 1.31 exits 1 when one of several queries failed. What counts is an address after the server's own.
 */
export const readNslookup = ({stdout, stderr, exitCode}: ToolOutput): NameAnswer | undefined => {
	const addresses: string[] = [];
	let alias: string | undefined;
	let isInAnswer = false;
	for (const line of stdout.split('\n')) {
		if (/^Name:\s/.test(line)) {
			isInAnswer = true;
		}

		alias ??= /\tcanonical name = (\S+?)\.?$/.exec(line)?.[1];
		const address = /^Address(?: \d+)?:\s+(\S+)/.exec(line)?.[1];
		if (isInAnswer && address !== undefined) {
			addresses.push(address);
		}
	}

	const failure = isTimeLimit(exitCode) ? 'dns-timeout' : failureIn(`${stdout}\n${stderr}`);
	if (addresses.length > 0 || failure !== undefined) {
		return nameAnswer(addresses, alias, failure ?? 'nodata');
	}

	// BusyBox 1.34 and later print nothing for an answer without records.
	return /^Server:\s/m.test(stdout) ? nameAnswer([], alias, 'nodata') : undefined;
};

/** Whether the text is BIND's nslookup, which follows the search path; BusyBox has broken ways of its own. */
export const isBindNslookup = ({stdout}: ToolOutput) => /^Address:\s+\S+#\d+$/m.test(stdout);
