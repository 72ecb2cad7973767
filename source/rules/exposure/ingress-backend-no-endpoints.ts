import type {IngressBackend} from '../../model/networking/networking-objects.ts';
import {readiness} from '../../model/pods/readiness.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const ingressBackendNoEndpoints: Rule = {
	code: 'ingress-backend-no-endpoints',
	rank: 760,
	title: 'Ingress backend has no endpoints (503)',
	severity: 'warning',
	confidence: 'certain',
	inputs: [...essentials, 'ingresses'],
	docs: `The controller sends requests to the endpoints of the Service. Where there are none it usually answers 503
Service Unavailable: the Ingress works, its backend does not.

Check: kubectl describe ingress NAME shows the Service with no endpoints; kubectl get endpointslices shows the
same.

Fix: See the other findings of the Service: they tell why it has no endpoints.`,
	check(view) {
		const rows = endpointRows(view);
		const ready = readiness(view);
		// Only the port that the Ingress references counts.
		const isEmpty = (wanted: IngressBackend) => {
			const asked = view.service.ports.flatMap((port, index) =>
				wanted.service === view.service.name && [port.port, port.name].includes(wanted.port) ? [index] : [],
			);
			return asked.length > 0 && asked.every(index => usableOn(rows, index).length === 0);
		};
		const empty = view.ingresses.filter(({backends}) => backends.some(isEmpty));
		const [ingress] = empty;
		if (ingress === undefined || ready === undefined) {
			return undefined;
		}

		const names = empty.map(({name}) => name).join(', ');
		return {
			subject: {kind: 'Ingress', namespace: ingress.namespace, name: ingress.name},
			cause: causeText`Ingress ${names} usually answers 503: no ready endpoints`,
			evidence: [{path: 'usable endpoints', value: `0 of ${ready.total}`}],
			fixes: [],
		};
	},
};
