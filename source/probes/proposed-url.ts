import type {ServicePort} from '../model/objects.ts';
import type {ServiceView} from '../model/service-view.ts';

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

/**
 * The URL to try a Service with: its first TCP port; undefined where it has none. The name ends before the cluster's
 * domain, which every pod's search path knows, whatever it is.
 */
export const proposeUrl = ({service}: ServiceView): URL | undefined => {
	const port = service.ports.find(({protocol}) => protocol === 'TCP');
	return port === undefined
		? undefined
		: new URL(`${claimedScheme(port) ?? 'http'}://${service.name}.${service.namespace}.svc:${port.port}/`);
};
