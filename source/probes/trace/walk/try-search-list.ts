import type {ResolvConf} from '../../names/resolv-conf.ts';
import {searchNames} from '../../names/search-names.ts';
import type {TriedName} from '../hop.ts';
import {askNameserver} from './ask-nameserver.ts';
import type {AskContext} from './probe-port.ts';

/** Names of a search list that are asked for: Kubernetes allows 32 domains, and the first ones tell. */
const mostNames = 8;

const dnsPort = 53;

/**
 * Asks the container's first nameserver for each full name that its resolver makes of a short one. [] where no tool of the
 * container asks a server, or its resolv.conf is not known.
 */
export const trySearchList = async (
	name: string,
	resolv: ResolvConf | undefined,
	context: AskContext,
): Promise<readonly TriedName[]> => {
	const [server] = resolv?.nameservers ?? [];
	if (resolv === undefined || server === undefined) {
		return [];
	}

	const names = searchNames(name, resolv).slice(0, mostNames);
	const ends = await Promise.all(
		names.map(each => askNameserver(`${each} at ${server}`, {server, port: dnsPort, name: each}, context)),
	);
	return ends.flatMap((end, index) =>
		end.kind === 'answered' ? [{name: names[index]!, outcome: end.answer.outcome, detail: end.answer.detail}] : [],
	);
};
