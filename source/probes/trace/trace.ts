import type {ProbeProgress} from '../probe.ts';
import {clusterDomain} from '../resolv-conf.ts';
import {enterClient} from './client-entry.ts';
import {alongPath, type Trail} from './hop.ts';
import {recordHops, type Telling} from './hop-recorder.ts';
import {withLanes} from './lanes.ts';
import type {Route} from './route.ts';
import {stream} from './stream.ts';
import type {TraceSite} from './trace-site.ts';
import {domainName, walkNames} from './walk-names.ts';
import {walkPort} from './walk-port.ts';

const cancelled = 'Cancelled before there was an answer.';

const walk = async (route: Route, wanted: TraceSite, emit: Telling['emit']): Promise<Trail> => {
	let steps = 0;
	const nextId = () => ++steps;
	const named = recordHops(wanted.client, {nextId, emit});
	const entry = await enterClient(route, wanted, named);
	if (entry.kind === 'closed') {
		const {client, because, toolbox, lacksTools} = entry;
		return {
			client,
			hops: [],
			ports: [],
			impossible: wanted.signal.aborted ? cancelled : because,
			usesClusterDns: clusterDomain(toolbox?.resolv) !== undefined,
			...(lacksTools && {lacksTools}),
		};
	}

	const {toolbox, fullName} = entry;
	const site = {...entry.site, exec: withLanes(wanted.exec, wanted.limits.atOnce)};
	const names = walkNames(route, {site, toolbox, recorder: named}, fullName);
	const isNameRight = async () => {
		await names.full;
		return named.hops().some(({hop, outcome}) => hop === 'dns' && outcome === 'ok');
	};

	const recorder = recordHops(site.client, {nextId, emit});
	const {dial} = wanted;
	const asking = {site, toolbox, recorder, dial, isNameRight, domainName: domainName(route.view.service, toolbox)};
	const [ports] = await Promise.all([walkPort(route, asking), names.full, names.short]);
	const hops = alongPath([...named.hops(), ...recorder.hops()]);
	// What one hop could not ask, the others may have told.
	const impossible = hops.length > 0 ? undefined : (named.stoppedBy() ?? recorder.stoppedBy());
	return {
		client: site.client,
		hops,
		ports,
		impossible: wanted.signal.aborted ? cancelled : impossible,
		usesClusterDns: clusterDomain(toolbox.resolv) !== undefined,
	};
};

/**
 * Walks the route from inside the client: names, the Service's address and the endpoints side by side, then a look into
 * each backend that did not answer. Yields commands and hops as they finish; returns all that was found out. Once the
 * signal is aborted nothing more is started.
 */
export const walkRoute = (route: Route, site: TraceSite): AsyncGenerator<ProbeProgress, Trail> =>
	stream(emit => walk(route, site, emit));
