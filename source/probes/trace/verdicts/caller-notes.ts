import {proxyNote} from '../../caller/proxy-note.ts';
import {assumedDomain} from '../../names/resolv-conf.ts';
import {claimedScheme} from '../../requests/proposed-url.ts';
import type {TraceFacts} from './trace-facts.ts';

/**
 * What an application in the client will meet besides what was asked, one sentence or a few each: its own proxy, where the
 * port speaks HTTP.
 */
export const callerNotes = ({plan, trail}: TraceFacts): readonly string[] => {
	const {named, port} = plan;
	const {caller} = trail;
	const scheme = port && (claimedScheme(port) ?? (trail.hops.some(({isHttp}) => isHttp) ? 'http' : undefined));
	if (scheme === undefined) {
		return [];
	}

	const {name, namespace} = named.service;
	const longer = [
		`${name}.${namespace}`,
		`${name}.${namespace}.svc`,
		`${name}.${namespace}.svc.${assumedDomain(caller.resolv)}`,
	];
	const [first, ...others] = namespace === caller.client.namespace ? [name, ...longer] : longer;
	return [proxyNote(caller, scheme, [first!, ...others], plan.address)].filter(note => note !== undefined);
};
