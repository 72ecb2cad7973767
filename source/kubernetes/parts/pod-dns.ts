import type {DnsConfig, HostAlias} from '../../model/objects.ts';
import {many, message, one} from '../wire/message.ts';
import {type FieldType, mapped, shared, text} from '../wire/values.ts';

const option = message({name: one(1, text), value: one(2, text)});

/** A PodDNSConfig: of its options only ndots is kept, of which the last one counts (resolv.conf(5)). */
export const dnsConfig = shared(
	mapped(
		message({nameservers: many(1, text), searches: many(2, text), options: many(3, option)}),
		({nameservers, searches, options}): DnsConfig => {
			const ndots = options.findLast(({name}) => name === 'ndots')?.value;
			return {nameservers, searches, ...(ndots !== undefined && /^\d+$/.test(ndots) && {ndots: Number(ndots)})};
		},
	),
);

/** A HostAlias of a pod. */
export const hostAlias: FieldType<HostAlias> = shared(message({ip: one(1, text), hostnames: many(2, text)}));
