import type {Blindspot} from '../blindspot.ts';
import type {ExpectedName} from '../names/expected-name.ts';
import {type NameAnswer, withoutDot} from '../names/name-answer.ts';
import type {Caller} from './known-caller.ts';

/** The address that /etc/hosts has for a name; undefined where it has none. */
export const hostsAddress = ({hosts}: Pick<Caller, 'hosts'>, name: string): string | undefined =>
	hosts.find(({hostnames}) => hostnames.some(each => each.toLowerCase() === withoutDot(name).toLowerCase()))?.ip;

/**
 * What an application is answered, who has /etc/hosts before the DNS server: `answer` itself unless the tool went past a
 * line there that gives another address than the Service's.
 */
export const withHosts = <Answer extends NameAnswer>(
	answer: Answer,
	cannotTell: readonly Blindspot[],
	name: string,
	expected: ExpectedName,
	caller: Pick<Caller, 'hosts'>,
): Answer => {
	const address = cannotTell.includes('hosts-file') ? hostsAddress(caller, name) : undefined;
	return address === undefined || (expected.kind === 'addresses' && expected.addresses.includes(address.toLowerCase()))
		? answer
		: {
				...answer,
				outcome: 'wrong-address',
				detail: `/etc/hosts has ${address} for ${withoutDot(name)}, which comes before DNS`,
				addresses: [address],
			};
};
