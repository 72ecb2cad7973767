import type {Reading} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';

/** What a name was resolved to. */
export type NameAnswer = Reading & {
	/** Without duplicates, in the tool's order. */
	readonly addresses: readonly string[];
	/** The first name an alias points to, without the trailing dot; undefined where the tool shows none. */
	readonly alias: string | undefined;
};

export type NameFailure = Extract<
	ProbeOutcome,
	'nxdomain' | 'nodata' | 'servfail' | 'refused' | 'dns-timeout' | 'dns-fail-unknown'
>;

const meanings: Readonly<Record<NameFailure, string>> = {
	nxdomain: 'NXDOMAIN: name does not exist',
	nodata: 'NODATA: name has no address record',
	servfail: 'SERVFAIL: the DNS server has no answer',
	refused: 'REFUSED: the DNS server does not answer this client',
	'dns-timeout': 'DNS timeout: no DNS server answered',
	'dns-fail-unknown': 'does not resolve, and the tool does not report why',
};

/** The answer codes of DNS as tools print them (RFC 1035 4.1.1). */
export const failureOf = (code: string): NameFailure => {
	switch (code.toUpperCase()) {
		case 'NXDOMAIN': {
			return 'nxdomain';
		}

		case 'SERVFAIL': {
			return 'servfail';
		}

		case 'REFUSED': {
			return 'refused';
		}

		default: {
			return 'dns-fail-unknown';
		}
	}
};

/** Leaves the trailing dot away, which some tools print and others do not. */
export const withoutDot = (name: string) => name.replace(/\.$/, '');

/** Whether a word is an IPv4 or IPv6 address, near enough to tell it from a name. */
export const isAddress = (word: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(word) || /^[\da-f]*:[\da-f:.]*$/i.test(word);

const aliasPrefix = (alias: string | undefined) => (alias === undefined ? '' : `alias of ${alias}: `);

/** An answer with addresses or, where there are none, the failure. */
export const nameAnswer = (
	addresses: readonly string[],
	alias: string | undefined,
	failure: NameFailure,
): NameAnswer => {
	const found = [...new Set(addresses.map(address => address.toLowerCase()))];
	const isFound = found.length > 0;
	return {
		outcome: isFound ? 'ok' : failure,
		detail: aliasPrefix(alias) + (isFound ? found.join(', ') : meanings[failure]),
		addresses: found,
		alias,
	};
};
