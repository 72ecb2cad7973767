import type {AskedHop, HopName} from '../../probes/trace/hop.ts';

/** The host of `10.1.2.7:80` or `[fd00::7]:80`. */
const hostOf = (target: string) => target.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '');

/** Sockets are listed for a port on whatever address. */
const insideText = ({target}: AskedHop) => `inside the pod, ${target.startsWith('*') ? 'sockets' : hostOf(target)}`;

const names: Readonly<Record<HopName, (asked: AskedHop) => string>> = {
	name: () => 'DNS, from this machine',
	address: () => 'address',
	'node-port': () => 'NodePort',
	tls: () => 'TLS',
	request: () => 'request',
	route: () => 'rule',
	controller: () => 'from the controller',
	dns: () => 'FQDN',
	'dns-short': () => 'short name',
	'dns-replica': () => 'DNS replica',
	// What the name of a headless Service leads to is a pod, at the Service's port.
	service: ({pod}) => (pod === '' ? 'ClusterIP' : 'Service port'),
	endpoint: () => 'endpoint',
	'backend-local': insideText,
	'backend-self': insideText,
	http: () => 'HTTP by name',
};

/** Whether the name of a hop tells its address already. */
export const namesTarget = ({hop}: AskedHop): boolean => hop === 'backend-local' || hop === 'backend-self';

/** What is asked, as a person says it: "short name", "inside the pod, 127.0.0.1". */
export const hopName = (asked: AskedHop): string => names[asked.hop](asked);
