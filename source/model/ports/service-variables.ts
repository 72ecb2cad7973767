import type {Pod, Service} from '../objects.ts';

export type Variable = {readonly name: string; readonly value: string};

/** Whether pods are given variables for it: only where it has an address of its own (kubelet envvars.go). */
export const hasVariables = ({clusterIPs}: Service) => clusterIPs.length > 0 && clusterIPs[0] !== 'None';

/** A Service's name as the beginning of a variable's; a digit may not come first. */
const prefixOf = (name: string) =>
	name
		.toUpperCase()
		.replaceAll(/[-.]/g, '_')
		.replace(/^(?=\d)/, '_');

/** A URL's host: an IPv6 address stands in brackets. */
const hostOf = (address: string) => (address.includes(':') ? `[${address}]` : address);

/**
 * The environment variables that a container of the Service's namespace is given when it starts, in the kubelet's order;
 * [] for a headless Service and an ExternalName.
 */
export const variablesOf = (service: Service): readonly Variable[] => {
	const [first] = service.ports;
	if (!hasVariables(service) || first === undefined) {
		return [];
	}

	const [address] = service.clusterIPs as [string];
	const prefix = prefixOf(service.name);
	return [
		{name: `${prefix}_SERVICE_HOST`, value: address},
		{name: `${prefix}_SERVICE_PORT`, value: String(first.port)},
		...service.ports
			.filter(({name}) => name !== '')
			.map(({name, port}) => ({
				name: `${prefix}_SERVICE_PORT_${prefixOf(name).replace(/^_/, '')}`,
				value: String(port),
			})),
		...service.ports.flatMap(({port, protocol}, index) => {
			const scheme = protocol.toLowerCase();
			const url = `${scheme}://${hostOf(address)}:${port}`;
			const link = `${prefix}_PORT_${port}_${protocol}`;
			return [
				...(index === 0 ? [{name: `${prefix}_PORT`, value: url}] : []),
				{name: link, value: url},
				{name: `${link}_PROTO`, value: scheme},
				{name: `${link}_PORT`, value: String(port)},
				{name: `${link}_ADDR`, value: address},
			];
		}),
	];
};

/** The one of them that has the whole address, NAME_PORT: what programs may take for a setting of their own. */
export const linkVariable = (service: Service): Variable | undefined =>
	variablesOf(service).find(({value}) => value.includes('://'));

/** Why a running pod has no variables for a Service. */
export type Lack = {readonly pod: string; readonly why: 'older' | 'unlinked'};

/** The running pods of a Service's namespace without its variables, by name, and how many run. */
export const lacking = (
	service: Service,
	pods: readonly Pod[],
): {readonly running: number; readonly lacks: readonly Lack[]} => {
	const running = pods.filter(({phase, deleted}) => phase === 'Running' && deleted === 0);
	const lacks = running.flatMap((pod): readonly Lack[] => {
		if (!pod.hasServiceLinks) {
			return [{pod: pod.name, why: 'unlinked'}];
		}

		// They are put together when a container starts, and never again.
		const isOlder = pod.statuses.some(({state}) => state.kind === 'running' && state.since < service.created);
		return isOlder ? [{pod: pod.name, why: 'older'}] : [];
	});
	return {running: running.length, lacks: lacks.toSorted((a, b) => (a.pod < b.pod ? -1 : 1))};
};
