import type {Pod, ServicePort} from '../../model/objects.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';

const securePorts: readonly number[] = [443, 8443];
const clearPorts: readonly number[] = [80, 8080];

/** The scheme a port claims: by appProtocol (KEP-1507), by its name, by its number; undefined where it claims none. */
export const claimedScheme = ({appProtocol, name, port}: ServicePort): 'http' | 'https' | undefined => {
	if (/^(https|wss|kubernetes\.io\/wss)$/i.test(appProtocol) || /^https(-|$)/.test(name)) {
		return 'https';
	}

	if (/^(http|ws|kubernetes\.io\/(ws|h2c))$/i.test(appProtocol) || /^http(-|$)/.test(name)) {
		return 'http';
	}

	// A protocol or name of another kind outweighs a number.
	if (securePorts.includes(port)) {
		return 'https';
	}

	return clearPorts.includes(port) ? 'http' : undefined;
};

/** The path that the kubelet asks for on this port, which the application is known to answer; `/` where it asks for none. */
const knownPath = (pods: readonly Pod[], port: ServicePort): string => {
	const [pod] = pods;
	const target = pod && resolvePort(pod, port);
	const probe = pod?.containers
		.map(container => ({container, probe: container.readinessProbe}))
		.find(
			({container, probe: each}) =>
				each?.kind === 'httpGet' &&
				target !== undefined &&
				(typeof each.port === 'number' ? each.port : container.ports.find(({name}) => name === each.port)?.port) ===
					target,
		)?.probe;
	return probe?.path.startsWith('/') ? probe.path : '/';
};

/**
 * The URL to try a port of a Service with: without one its first TCP port that claims HTTP, else its first one; undefined where it has none.
 * The name ends before the cluster's domain, which every pod's search path knows, whatever it is.
 */
export const proposeUrl = ({service, pods}: ServiceView, wanted?: ServicePort): URL | undefined => {
	const ports = service.ports.filter(({protocol}) => protocol === 'TCP');
	const port = wanted ?? ports.find(each => claimedScheme(each) !== undefined) ?? ports[0];
	return port === undefined
		? undefined
		: new URL(
				`${claimedScheme(port) ?? 'http'}://${service.name}.${service.namespace}.svc:${port.port}${knownPath(pods, port)}`,
			);
};
