import type {Cluster} from '../../engine/open-cluster.ts';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import {readJson} from '../../kubernetes/connection/read-json.ts';
import {discoverGatewayApi} from '../../kubernetes/watch/gateway-discovery.ts';
import {sanitise} from '../../text/sanitise.ts';
import {sourceKinds} from '../arguments/trace-source.ts';
import type {Candidate, NamesOf} from './candidate.ts';

/** Objects that are asked for at most. */
const limit = 5000;

type Item = {
	readonly metadata: {readonly name: string};
	readonly spec?: {readonly ports?: ReadonlyArray<{readonly name?: string; readonly port: number}>};
};

/** Names only: what an object says is not read. */
const metadata = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';

/** A name that is printed as it is, or none: no object has a name with control characters. */
const candidate = (value: string, text = ''): readonly Candidate[] =>
	sanitise(value) === value ? [{value, text: sanitise(text)}] : [];

/** Resources in which a pod to trace from is looked for, by the word of --from. */
const resources: Readonly<Record<keyof typeof sourceKinds, string>> = {
	pod: '/api/v1/namespaces/NAMESPACE/pods',
	deploy: '/apis/apps/v1/namespaces/NAMESPACE/deployments',
	sts: '/apis/apps/v1/namespaces/NAMESPACE/statefulsets',
	ds: '/apis/apps/v1/namespaces/NAMESPACE/daemonsets',
	rs: '/apis/apps/v1/namespaces/NAMESPACE/replicasets',
};

/** Resources of what leads to Services from outside, by the word of a trace. */
const wayInKinds = {
	ingress: 'ingresses',
	gateway: 'gateways',
	httproute: 'httproutes',
	grpcroute: 'grpcroutes',
	tlsroute: 'tlsroutes',
	tcproute: 'tcproutes',
} as const;

const isWayIn = (word: string): word is keyof typeof wayInKinds => Object.hasOwn(wayInKinds, word);

/** Names of the cluster, or of its kubeconfig. `namespace` is that of the command line, else the context's. Rejects where the cluster does not answer. */
export const clusterNames = async (
	of: NamesOf,
	typed: string,
	{
		cluster,
		namespace,
		signal,
	}: {readonly cluster: Cluster; readonly namespace: string | undefined; readonly signal: AbortSignal},
): Promise<readonly Candidate[]> => {
	const connection: Connection = cluster.open();
	const own = namespace ?? connection.namespace ?? 'default';
	const list = async (path: string, accept = metadata) => {
		const resource = path.split('/').at(-1)!;
		const {items} = (await readJson(connection, {
			path: `${path}?limit=${limit}`,
			accept: `${accept},application/json`,
			action: {verb: 'list', resource, namespace: undefined},
			silence: 1000,
			signal,
		})) as {readonly items: readonly Item[]};
		return items;
	};
	const namesOf = async (path: string, prefix = '') =>
		(await list(path)).flatMap(item => candidate(`${prefix}${item.metadata.name}`));
	/** What leads to Services from outside, of one kind: in the version that the server has. */
	const waysIn = async (word: keyof typeof wayInKinds) => {
		const resource = wayInKinds[word];
		const group =
			resource === 'ingresses'
				? '/apis/networking.k8s.io/v1'
				: (await discoverGatewayApi(connection, [resource], signal)).get(resource);
		return group === undefined ? [] : namesOf(`${group}/namespaces/${own}/${resource}`, `${word}/`);
	};
	switch (of) {
		case 'contexts': {
			return cluster.contexts.flatMap(name => candidate(name));
		}

		case 'clusters': {
			return connection
				.kubeconfig()
				.getClusters()
				.flatMap(({name, server}) => candidate(name, server));
		}

		case 'users': {
			return connection
				.kubeconfig()
				.getUsers()
				.flatMap(({name}) => candidate(name));
		}

		case 'namespaces': {
			return namesOf('/api/v1/namespaces');
		}

		case 'services': {
			return namesOf(`/api/v1/namespaces/${own}/services`);
		}

		case 'service-ports': {
			const path = `/api/v1/namespaces/${own}/services`;
			const [service, port] = typed.split(':');
			const [word, begun] = typed.split('/');
			if (begun !== undefined) {
				return isWayIn(word!) ? waysIn(word) : [];
			}

			if (port === undefined) {
				return [
					...(await namesOf(path)),
					...Object.keys(wayInKinds).flatMap(each => candidate(`${each}/`, 'from outside')),
				];
			}

			const found = (await list(path, 'application/json')).find(item => item.metadata.name === service);
			return (found?.spec?.ports ?? []).flatMap(({name, port: number}) =>
				candidate(`${service}:${name ?? number}`, name === undefined ? '' : String(number)),
			);
		}

		case 'pod-sources': {
			const words = typed.split('/');
			const isKind = (word: string | undefined): word is keyof typeof resources => Object.hasOwn(resources, word ?? '');
			const at = isKind(words[0]) ? 0 : 1;
			const kind = words[at];
			if (!isKind(kind) || words.length !== at + 2) {
				const prefix = at === 1 && words.length === 2 ? `${words[0]}/` : '';
				return Object.entries(sourceKinds).flatMap(([word, name]) => candidate(`${prefix}${word}/`, name));
			}

			const prefix = `${words.slice(0, -1).join('/')}/`;
			return namesOf(resources[kind].replace('NAMESPACE', at === 0 ? own : encodeURIComponent(words[0]!)), prefix);
		}
	}
};
