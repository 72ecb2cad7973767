import type {ServicePort} from '../../model/objects.ts';

/** The first local port that one may listen on without being root (ip(7), ip_unprivileged_port_start). */
const firstFree = 1024;
const last = 65_535;
const shift = 8000;

/** Local ports for a Service's port, best first: the same, or 8000 more where that one is for root alone or taken. */
export const localPorts = (port: number): readonly number[] =>
	[...(port < firstFree ? [] : [port]), ...Array.from({length: 100}, (_, index) => port + shift + index)].filter(
		each => each <= last,
	);

const nameOf = ({name, port}: ServicePort) => name || String(port);

/** What a prompt proposes for one of a Service's ports. `taken` are local ports that are in use. */
export const proposedForward = (port: ServicePort, taken: ReadonlySet<number>) => {
	const local = localPorts(port.port).find(each => !taken.has(each)) ?? '';
	return `${local}:${nameOf(port)}`;
};

/** The ports that can be forwarded: the API knows TCP alone. */
export const forwardablePorts = (ports: readonly ServicePort[]) => ports.filter(({protocol}) => protocol === 'TCP');

const known = (ports: readonly ServicePort[]) =>
	forwardablePorts(ports)
		.map(({name, port}) => (name === '' ? String(port) : `${port} (${name})`))
		.join(', ');

/** Reads `LOCAL:PORT`, `:PORT` for any local port that is free, or `PORT` alone. PORT is a Service port's number or name. */
export const readForward = (
	text: string,
	ports: readonly ServicePort[],
): {readonly local: number; readonly port: ServicePort} | {readonly problem: string} => {
	const [, local, wanted = ''] = /^\s*(?:([^:]*):)?([^:]*?)\s*$/.exec(text) ?? [];
	if (wanted === '') {
		return {problem: `Write it as LOCAL:PORT; the ports of the Service are ${known(ports)}.`};
	}

	const meant = ports.filter(({name, port}) => name === wanted || String(port) === wanted);
	const port = meant.find(({protocol}) => protocol === 'TCP') ?? meant[0];
	if (port === undefined) {
		return {problem: `The Service has no port ${wanted}; it has ${known(ports)}.`};
	}

	if (port.protocol !== 'TCP') {
		return {problem: `Port ${wanted} is ${port.protocol}: Kubernetes forwards only TCP.`};
	}

	if (local === undefined) {
		return {local: localPorts(port.port)[0] ?? 0, port};
	}

	const number = Number(local || 0);
	return /^\d*$/.test(local) && number <= last && (local === '' || number > 0)
		? {local: number, port}
		: {problem: `${local} is no port from 1 to ${last}.`};
};
