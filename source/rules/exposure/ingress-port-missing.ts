import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {backendPortFix} from '../lib/fixes/backend-port-fix.ts';
import {backendFields} from '../lib/ingress-backend.ts';
import type {Rule} from '../rule.ts';

/** A port's name that tells the AWS load balancer controller to read an annotation. */
const annotated = 'use-annotation';

export const ingressPortMissing: Rule = {
	code: 'ingress-port-missing',
	rank: 730,
	title: 'Ingress backend port not found',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'ingresses'],
	worksOnManifests: 'error',
	saysAbsence: true,
	docs: `The port in an Ingress is the Service's port, by its number or by its name. The container's port does not count:
the Service maps port to targetPort.

Check: kubectl describe ingress NAME against kubectl get service NAME -o jsonpath='{.spec.ports}'.

Fix: Put one of the Service's ports into the Ingress. The controller usually answers 503 until then.`,
	check({service, ingresses}) {
		// An ExternalName has the ports of its host.
		if (service.type === 'ExternalName') {
			return undefined;
		}

		return ingresses.flatMap(({namespace, name, backends}) =>
			backends.flatMap(backend => {
				const {port} = backend;
				const isNumber = typeof port === 'number';
				const isThere = port !== '' && service.ports.some(each => (isNumber ? each.port : each.name) === port);
				if (backend.service !== service.name || isThere || port === annotated) {
					return [];
				}

				const available = service.ports.map(each => (each.name ? `${each.port} (${each.name})` : each.port)).join(', ');
				const portWithThatTarget = service.ports.find(({targetPort}) => targetPort === port);
				return {
					subject: {kind: 'Ingress', namespace, name},
					cause: causeText`${port === '' ? 'no port' : `port ${port} not in Service`} (Ingress ${name}); it has ${available || 'none'}${portWithThatTarget ? `, ${port} is a targetPort` : ''}`,
					evidence: [
						{path: `ingress/${name} ${backendFields(backend).port}`, value: port === '' ? 'not set' : String(port)},
						{path: 'spec.ports', value: available},
					],
					fixes: [backendPortFix(service, port, `ingress ${name} at ${backend.path}`)],
				};
			}),
		);
	},
};
