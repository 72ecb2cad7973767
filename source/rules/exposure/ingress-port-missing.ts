import {essentials} from '../../model/sync-status.ts';
import {backendPortFix} from '../lib/fixes/backend-port-fix.ts';
import {backendFields} from '../lib/ingress-backend.ts';
import type {Rule} from '../rule.ts';

/** A port's name that tells the AWS load balancer controller to read an annotation. */
const annotated = 'use-annotation';

export const ingressPortMissing: Rule = {
	code: 'ingress-port-missing',
	rank: 730,
	title: 'Ingress names a port the Service does not have',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'ingresses'],
	worksOnManifests: 'error',
	saysAbsence: true,
	docs: `The port in an Ingress is the Service's port, by its number or by its name. The container's port is not looked at:
the Service's targetPort leads there.

By hand: kubectl describe ingress NAME against kubectl get service NAME -o jsonpath='{.spec.ports}'.

Put one of the Service's ports into the Ingress. The controller usually answers 503 until then.`,
	check({service, ingresses}) {
		// A name outside the cluster has the ports it has.
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

				const there = service.ports.map(each => (each.name ? `${each.port} (${each.name})` : each.port)).join(', ');
				const behind = service.ports.find(({targetPort}) => targetPort === port);
				return {
					subject: {kind: 'Ingress', namespace, name},
					cause: `ingress ${name} ${port === '' ? 'gives no port' : `asks for port ${port}`}; the Service has ${there || 'none'}${behind ? `, and ${port} is the targetPort of ${behind.port}` : ''}`,
					evidence: [
						{path: `ingress/${name} ${backendFields(backend).port}`, value: port === '' ? 'not set' : String(port)},
						{path: 'spec.ports', value: there},
					],
					fixes: [backendPortFix(service, port, `ingress ${name} at ${backend.path}`)],
				};
			}),
		);
	},
};
