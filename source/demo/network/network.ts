import type {EndpointSliceObject, NodeObject, PodObject, ServiceObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {isLetIn} from './network-policy.ts';

export const clusterDomain = 'cluster.local';

/** The names a resolver appends in a pod of this namespace. */
export const searchDomains = (namespace: string) => [
	`${namespace}.svc.${clusterDomain}`,
	`svc.${clusterDomain}`,
	clusterDomain,
];

/** What the cluster's DNS says of a full name; `alias` where the name is another one's. */
export type Answer =
	| {readonly kind: 'addresses'; readonly name: string; readonly alias?: string; readonly addresses: readonly string[]}
	| {readonly kind: 'nxdomain'; readonly name: string};

/** What a program does with connections. */
export type Listener = {
	/** What is spoken on which port. */
	readonly listens: Readonly<Record<number, 'http' | 'https' | 'tcp' | 'udp'>>;
	/** Status of the paths that are not answered with 200. */
	readonly paths?: Readonly<Record<string, number>>;
};

/** What happens to a connection. */
export type ConnectionOutcome =
	| {
			readonly kind: 'open';
			readonly speaks: 'http' | 'https' | 'tcp' | 'udp';
			readonly pathStatus: (path: string) => number;
	  }
	| {readonly kind: 'refused'}
	| {readonly kind: 'timeout'};

export type Network = {
	/** Resolves a name as it stands, without search domains. */
	readonly lookUp: (name: string) => Answer;
	/** Resolves as a C library does: search domains first for names with few dots. */
	readonly resolve: (name: string, namespace: string) => Answer;
	readonly connect: (address: string, port: number, from: PodObject) => ConnectionOutcome;
	/** Address of the DNS server, as pods know it. */
	readonly dnsServer: () => string;
};

const isAddress = (name: string) => /^\d+\.\d+\.\d+\.\d+$/.test(name);

/** CNAMEs that a resolver follows one after the other. */
const longestAlias = 8;

/** The network of the demo: what resolves and what connects follows from its Services, slices and programs. */
export const createNetwork = (
	store: ObjectStore,
	{
		programs,
		outside,
	}: {
		/** By image. */
		readonly programs: Readonly<Record<string, Listener>>;
		/** Names outside the cluster that DNS knows. */
		readonly outside: Readonly<Record<string, string>>;
	},
): Network => {
	const slicesOf = (service: ServiceObject) =>
		store
			.list<EndpointSliceObject>('endpointslices', service.metadata.namespace)
			.filter(({metadata}) => metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name);

	const readyEndpoints = (service: ServiceObject) =>
		slicesOf(service)
			.flatMap(({endpoints}) => endpoints ?? [])
			.filter(({conditions}) => conditions.ready);

	const lookUp = (asked: string, steps = 0): Answer => {
		const name = asked.replace(/\.$/, '');
		if (isAddress(name)) {
			return {kind: 'addresses', name, addresses: [name]};
		}

		const suffix = `.svc.${clusterDomain}`;
		if (!name.endsWith(suffix)) {
			const address = outside[name];

			return address ? {kind: 'addresses', name, addresses: [address]} : {kind: 'nxdomain', name};
		}

		const labels = name.slice(0, -suffix.length).split('.');
		const [host, serviceName = '', namespace = ''] = labels.length === 2 ? ['', ...labels] : labels;
		const service = labels.length > 3 ? undefined : store.get<ServiceObject>('services', namespace, serviceName);
		if (!service) {
			return {kind: 'nxdomain', name};
		}

		const {type, clusterIP = '', externalName = ''} = service.spec;
		if (type === 'ExternalName') {
			// A circle ends nowhere, and so does one alias too many.
			const answer = steps < longestAlias && !isAddress(externalName) ? lookUp(externalName, steps + 1) : undefined;

			return answer?.kind === 'addresses'
				? {...answer, name, alias: externalName.replace(/\.$/, '')}
				: {kind: 'nxdomain', name};
		}

		const endpoints = readyEndpoints(service).filter(({hostname}) => host === '' || hostname === host);
		const addresses = clusterIP === 'None' || host !== '' ? endpoints.map(({addresses}) => addresses[0]!) : [clusterIP];

		// A headless Service without a ready endpoint has no name (CoreDNS, plugin/kubernetes).
		return addresses.length > 0 ? {kind: 'addresses', name, addresses} : {kind: 'nxdomain', name};
	};

	const connectOutside = (address: string, port: number): ConnectionOutcome => {
		const isNode = store
			.list<NodeObject>('nodes')
			.some(({status}) => status.addresses.some(candidate => candidate.address === address));
		// The API server itself is the one thing that listens on a node.
		if (isNode) {
			return port === 6443 ? {kind: 'open', speaks: 'https', pathStatus: () => 401} : {kind: 'refused'};
		}

		return Object.values(outside).includes(address)
			? {kind: 'open', speaks: 'tcp', pathStatus: () => 200}
			: {kind: 'timeout'};
	};

	const connectPod = (address: string, port: number, from: PodObject): ConnectionOutcome => {
		const wanted = address === '127.0.0.1' ? from.status.podIP : address;
		const pod = store.list<PodObject>('pods').find(({status}) => status.podIP === wanted);
		if (!pod) {
			return connectOutside(address, port);
		}

		if (!isLetIn(store, pod, from, port)) {
			return {kind: 'timeout'};
		}

		const program = pod.spec.containers
			.map((container, index) =>
				pod.status.containerStatuses?.[index]?.state.running ? programs[container.image] : undefined,
			)
			.find(candidate => candidate?.listens[port]);
		const speaks = program?.listens[port];

		return speaks ? {kind: 'open', speaks, pathStatus: path => program.paths?.[path] ?? 200} : {kind: 'refused'};
	};

	return {
		lookUp,
		resolve(name, namespace) {
			const isFull = name.endsWith('.') || isAddress(name) || name.split('.').length > 5;
			const candidates = isFull ? [name] : [...searchDomains(namespace).map(domain => `${name}.${domain}`), name];
			const answers = candidates.map(candidate => lookUp(candidate));

			return answers.find(({kind}) => kind === 'addresses') ?? {kind: 'nxdomain', name};
		},
		connect(address, port, from) {
			const service = store
				.list<ServiceObject>('services')
				.find(({spec, status}) =>
					[spec.clusterIP, ...(status.loadBalancer.ingress ?? []).map(({ip}) => ip)].includes(address),
				);
			if (!service) {
				return connectPod(address, port, from);
			}

			const name = service.spec.ports?.find(candidate => candidate.port === port)?.name ?? '';
			const isServed = service.spec.ports?.some(candidate => candidate.port === port) ?? false;
			const [target] = slicesOf(service).flatMap(({endpoints, ports}) => {
				const resolved = ports?.find(candidate => candidate.name === name);

				return resolved
					? (endpoints ?? [])
							.filter(({conditions}) => conditions.ready)
							.map(endpoint => ({endpoint, port: resolved.port}))
					: [];
			});

			// kube-proxy rejects what no endpoint serves.
			return isServed && target ? connectPod(target.endpoint.addresses[0]!, target.port, from) : {kind: 'refused'};
		},
		dnsServer: () => store.get<ServiceObject>('services', 'kube-system', 'kube-dns')?.spec.clusterIP ?? '10.96.0.10',
	};
};
