import type {Service, ServicePort} from '../objects.ts';

/** How a port is called beside others: `99 (admin)`, `53/UDP (dns)`, `8080`. */
export const portLabel = ({name, port, protocol}: Pick<ServicePort, 'name' | 'port' | 'protocol'>): string =>
	`${port}${protocol === 'TCP' ? '' : `/${protocol}`}${name === '' ? '' : ` (${name})`}`;

/** Places in `spec.ports`, from 0, or a sentence that names the ports there are. */
export type ChosenPorts = {readonly indexes: readonly number[]} | {readonly problem: string};

const isCalled = ({name, port, protocol}: ServicePort, wanted: string) => {
	const [label, wantedProtocol] = wanted.split('/');
	return (
		(name === label || String(port) === label) &&
		(wantedProtocol === undefined || protocol === wantedProtocol.toUpperCase())
	);
};

/**
 * The ports that someone means by a name or a number, `/` and a protocol after it where they say so: a number stands for
 * the port of each protocol. All of them where nothing is said.
 */
export const chosenPorts = (
	{name, ports}: Pick<Service, 'name' | 'ports'>,
	wanted: string | undefined,
): ChosenPorts => {
	const indexes = [...ports.keys()].filter(index => wanted === undefined || isCalled(ports[index]!, wanted));
	return wanted === undefined || indexes.length > 0
		? {indexes}
		: {problem: `Service ${name} has no port ${wanted}. It has ${ports.map(portLabel).join(', ') || 'none'}.`};
};
