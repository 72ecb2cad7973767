import type {Resolved} from '../../model/machine/machine.ts';
import type {Asking} from './objects/asking.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';

const isAddress = (text: string) => /^[\d.]+$/.test(text) || text.includes(':');

const listed = (words: readonly string[]) => words.join(', ');

/** The addresses that the status names; a load balancer's host name leads to some. */
export const claimedAddresses = async (
	{addresses}: Asking,
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
): Promise<readonly string[]> => {
	const found: string[] = [];
	for (const address of addresses) {
		if (isAddress(address)) {
			found.push(address);
			continue;
		}

		const resolved = await machine.resolve(address, signal);
		const detail = resolved.outcome === 'ok' ? listed(resolved.addresses) : resolved.detail;
		recorder.found({
			hop: 'name',
			target: address,
			outcome: resolved.outcome,
			detail,
			ms: resolved.ms,
			tool: 'getaddrinfo',
		});
		found.push(...(resolved.outcome === 'ok' ? resolved.addresses : []));
	}

	return [...new Set(found)];
};

/**
 * Resolves the host on this machine and compares that with what the status says; `isService` is whether addresses are those
 * of a Service itself. undefined where it has no name to resolve.
 */
export const askHost = async (
	{host, addresses, named}: Asking,
	claimed: readonly string[],
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
	isService: (addresses: readonly string[]) => boolean,
): Promise<Resolved | undefined> => {
	if (host === '' || isAddress(host) || addresses.includes(host)) {
		return undefined;
	}

	const resolved = await machine.resolve(host, signal);
	const {ms} = resolved;
	const common = {hop: 'name', target: host, ms, tool: 'getaddrinfo'} as const;
	if (resolved.outcome !== 'ok') {
		recorder.found({...common, outcome: resolved.outcome, detail: resolved.detail});
		return resolved;
	}

	const isNamed = resolved.addresses.some(address => claimed.includes(address));
	const isThere = claimed.length === 0 || isNamed || isService(resolved.addresses);
	recorder.found({
		...common,
		outcome: isThere ? 'ok' : 'wrong-address',
		detail: isThere
			? `${listed(resolved.addresses)}${isNamed ? `, as ${named} says` : ''}`
			: `${listed(resolved.addresses)}; ${named} says ${listed(claimed)}`,
	});
	return resolved;
};
