import type {Service} from '../../../model/objects.ts';
import type {Handler} from '../../../model/pods/containers.ts';

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Programs that take the host they ask as a word of its own. */
const askers =
	/(?:^|[\s/;|&(])(?:nc|ncat|netcat|telnet|ping|curl|wget|nslookup|dig|host|getent|grpcurl|\w*_?isready|redis-cli|psql|mysql|mysqladmin|mongosh?)\s/;

/** The name of a Service as a client may write it: alone, with its namespace, or in full. */
const nameOf = ({name, namespace}: Service) =>
	`${literal(name)}(?:\\.${literal(namespace)}(?:\\.svc(?:\\.[\\w.-]*\\w)?)?)?\\.?`;

const isCommandAsking = (command: string, service: Service): boolean => {
	const variable = `${service.name.toUpperCase().replaceAll('-', '_')}_SERVICE_HOST`;
	const addresses = service.clusterIPs.filter(address => address !== 'None').map(literal);
	const host = `(?:${[nameOf(service), ...addresses].join('|')})`;
	return (
		new RegExp(`\\b${variable}\\b`).test(command) ||
		// In a URL, with a port, or as a word that such a program is given.
		new RegExp(`(?:://|@)${host}(?![\\w.-])`).test(command) ||
		new RegExp(`(?:^|[\\s"'=])${host}:\\d`).test(command) ||
		(askers.test(command) && new RegExp(`[\\s"'=]${host}(?=[\\s"';|&)]|$)`).test(command))
	);
};

/** Whether a probe asks a Service, by its name or its address: behind that Service, its pod waits for itself. */
export const isAskingService = ({kind, host, command}: Handler, service: Service): boolean =>
	kind === 'exec'
		? isCommandAsking(command ?? '', service)
		: host !== undefined && (service.clusterIPs.includes(host) || new RegExp(`^${nameOf(service)}$`).test(host));
