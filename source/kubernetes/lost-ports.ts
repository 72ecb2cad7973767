import type {LostPort, ServicePort} from '../model/objects.ts';
import type {Protocol} from '../model/ports/protocol.ts';
import {sanitise} from '../text/sanitise.ts';

/** Where kubectl apply writes down what it was last given, whole, as JSON. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

/** Longer ones are no plain Services: they are not read. */
const longest = 65_536;

const textOf = (value: unknown) => (typeof value === 'string' ? sanitise(value) : '');

const numberOf = (value: unknown) => (typeof value === 'number' ? value : 0);

const appliedPort = (value: Readonly<Record<string, unknown>>): ServicePort => ({
	name: textOf(value.name),
	protocol: (textOf(value.protocol) || 'TCP') as Protocol,
	port: numberOf(value.port),
	targetPort: numberOf(value.targetPort) || textOf(value.targetPort) || numberOf(value.port),
	nodePort: 0,
	appProtocol: textOf(value.appProtocol),
});

/** The ports of what was applied; [] where that is not what it should be. */
const appliedPorts = (applied: string): readonly ServicePort[] => {
	try {
		// It ends in a line feed, which is a mark by now.
		const ports: unknown = JSON.parse(applied.replace(/\u240a$/, '')).spec.ports;
		return Array.isArray(ports) ? ports.filter(port => typeof port === 'object' && port !== null).map(appliedPort) : [];
	} catch {
		return [];
	}
};

/**
 * Ports that kubectl apply was given last and the Service does not have, of numbers that are given for two protocols:
 * a strategic merge tells ports apart by number alone, and loses one of the two (kubernetes/kubernetes#105610).
 */
export const lostPorts = (applied: string, ports: readonly ServicePort[]): readonly LostPort[] => {
	// All are TCP, in nearly every Service.
	if (applied.length > longest || !/"(?:UDP|SCTP)"/.test(applied)) {
		return [];
	}

	const given = appliedPorts(applied);
	const twinOf = ({port, protocol}: ServicePort) =>
		given.find(each => each.port === port && each.protocol !== protocol);
	const isThere = ({port, protocol}: ServicePort) =>
		ports.some(each => each.port === port && each.protocol === protocol);
	return given.flatMap(port => {
		const twin = twinOf(port);
		return twin === undefined || isThere(port) ? [] : {...port, twin: twin.name};
	});
};
