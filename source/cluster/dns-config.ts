import type {DnsConfig} from '../model/objects.ts';

/** What is kept of a PodDNSConfig: of its options only ndots, of which the last one counts (resolv.conf(5)). */
export const dnsConfigOf = (
	nameservers: readonly string[],
	searches: readonly string[],
	options: ReadonlyArray<{readonly name: string; readonly value: string}>,
): DnsConfig => {
	const ndots = options.findLast(({name}) => name === 'ndots')?.value;
	return {nameservers, searches, ...(ndots !== undefined && /^\d+$/.test(ndots) && {ndots: Number(ndots)})};
};
