import type {Service} from '../../../model/objects.ts';
import {findTools} from '../../attempts/find-tools.ts';
import type {DnsReplicaLookup} from '../../names/dns-replica.ts';
import type {ProbeSite} from '../../probe.ts';
import {forEachYield} from '../async-generators.ts';
import {replicaVerdict} from '../verdicts/replica-verdict.ts';
import type {TraceVerdict} from '../verdicts/trace-facts.ts';
import {askReplicas} from './ask-replicas.ts';
import {recordHops} from './hop-recorder.ts';
import {domainName} from './walk-names.ts';

/**
 * Asks each replica of the client's DNS for a Service whose name is not resolved at times; undefined where they are all
 * alike, or cannot be asked.
 */
export const traceReplicas = async (
	service: Service,
	lookUp: DnsReplicaLookup,
	site: ProbeSite,
): Promise<TraceVerdict | undefined> => {
	let steps = 0;
	const nextId = () => ++steps;
	const containerTools = await forEachYield(findTools(site, nextId), () => {});
	if ('kind' in containerTools) {
		return undefined;
	}

	const recorder = recordHops(site.client, {nextId, emit() {}});
	const {resolv} = containerTools;
	await askReplicas(`${domainName(service, containerTools)}.`, {resolv, lookUp}, {site, containerTools, recorder});
	return replicaVerdict({hops: recorder.hops()}).verdict;
};
