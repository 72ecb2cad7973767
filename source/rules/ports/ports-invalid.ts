import type {Service, ServicePort} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const highest = 65_535;

type Objection = {readonly field: 'name' | 'port' | 'nodePort'; readonly value: string; readonly why: string};

const same = (
	ports: readonly ServicePort[],
	index: number,
	isDeepEqual: (one: ServicePort, other: ServicePort) => boolean,
) => ports.findIndex((other, position) => position < index && isDeepEqual(ports[index]!, other));

/** What the API server refuses about a port (kubernetes pkg/apis/core/validation ValidateService); undefined where nothing. */
const objection = ({type, ports}: Service, index: number): Objection | undefined => {
	const {name, port, protocol, nodePort} = ports[index]!;
	if (!Number.isNaN(port) && (port < 1 || port > highest)) {
		return {
			field: 'port',
			value: port === 0 ? 'not set' : String(port),
			why: `must be 1 to ${highest}`,
		};
	}

	if (name === '' && ports.length > 1) {
		return {
			field: 'name',
			value: 'not set',
			why: `port ${port} needs a name, the Service has ${ports.length} ports`,
		};
	}

	if (name !== '' && !/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) {
		return {field: 'name', value: name, why: 'only lower-case letters, digits and hyphens, at most 63'};
	}

	if (name !== '' && same(ports, index, (one, other) => one.name === other.name) !== -1) {
		return {field: 'name', value: name, why: `${name} is a duplicate`};
	}

	const twin = same(ports, index, (one, other) => one.port === other.port && one.protocol === other.protocol);
	if (twin !== -1) {
		return {field: 'port', value: String(port), why: `${port}/${protocol} is a duplicate`};
	}

	return nodePort !== 0 && type === 'ClusterIP'
		? {field: 'nodePort', value: String(nodePort), why: 'only for type NodePort and LoadBalancer'}
		: undefined;
};

export const portsInvalid: Rule = {
	code: 'ports-invalid',
	rank: 424,
	title: 'Service ports are invalid',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	isForManifestsOnly: true,
	docs: `The API server refuses a Service with a port that is no number from 1 to 65535, with several ports of which one has no
name, with two ports of one name, with one number and protocol twice, and with a nodePort where the type is ClusterIP.
The Service is not created, or stays as it was.

Check: kubectl apply --dry-run=server -f FILE shows what is refused; kubectl explain service.spec.ports.

Fix: Correct the field that is named. The same number once for TCP and once for UDP is allowed, under two names.`,
	check({service}) {
		return service.type === 'ExternalName'
			? undefined
			: service.ports.flatMap(({port}, index) => {
					const found = objection(service, index);
					return found === undefined
						? []
						: {
								...(port > 0 && {port}),
								cause: causeText`ports[${index}].${found.field} invalid: ${found.why}`,
								evidence: [{path: `spec.ports[${index}].${found.field}`, value: found.value}],
								fixes: [],
							};
				});
	},
};
