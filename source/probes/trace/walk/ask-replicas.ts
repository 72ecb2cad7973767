import type {DnsReplica, DnsReplicaLookup} from '../../names/dns-replica.ts';
import type {ResolvConf} from '../../names/resolv-conf.ts';
import {hostPort} from '../trace-plan.ts';
import {askNameserver} from './ask-nameserver.ts';
import type {HopRecorder} from './hop-recorder.ts';
import type {AskContext} from './probe-port.ts';

/** Servers that are asked, at most. */
const mostReplicas = 10;

/** How often a server is asked before it counts as one that answers: one that fails now and then is found so. */
const times = 3;

const dnsPort = 53;

/** The servers that the container asks: those behind each nameserver, or a nameserver itself where others are beside it. */
const replicasOf = async ({nameservers}: ResolvConf, lookUp: DnsReplicaLookup): Promise<readonly DnsReplica[]> => {
	const all = await Promise.all(
		nameservers.map(async (address): Promise<readonly DnsReplica[]> => {
			const found = await lookUp(address);
			return found.length > 0 || nameservers.length === 1 ? found : [{address, port: dnsPort, pod: '', namespace: ''}];
		}),
	);
	return all.flat().slice(0, mostReplicas);
};

/** Asks each replica of the container's DNS directly for a full name, until it fails or has answered three times. */
export const askReplicas = async (
	name: string,
	{resolv, lookUp}: {readonly resolv: ResolvConf | undefined; readonly lookUp: DnsReplicaLookup},
	{recorder, ...context}: Omit<AskContext, 'nextId' | 'emit'> & {readonly recorder: HopRecorder},
): Promise<void> => {
	const replicas = resolv === undefined ? [] : await replicasOf(resolv, lookUp);
	await Promise.all(
		replicas.map(async ({address, port, pod, namespace}) => {
			const target = hostPort(address, port);
			const title = recorder.asking('dns-replica', target, pod);
			for (let turn = 1; turn <= times; turn++) {
				const end = await askNameserver(title, {server: address, port, name}, {...context, ...recorder});
				if (end.kind !== 'answered' || end.answer.outcome !== 'ok' || turn === times) {
					const ended = end.kind === 'answered' ? {...end, answer: {...end.answer, namespace}} : end;
					recorder.found('dns-replica', target, pod, ended);
					return;
				}
			}
		}),
	);
};
