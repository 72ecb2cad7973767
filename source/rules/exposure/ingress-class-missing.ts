import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

/** Classes of GKE's controller, which goes by their names alone. */
const named = new Set(['gce', 'gce-internal']);

export const ingressClassMissing: Rule = {
	code: 'ingress-class-missing',
	rank: 740,
	title: 'IngressClass not found',
	// Some controllers handle a class by its name, without an object for it.
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'ingresses', 'ingressclasses'],
	docs: `spec.ingressClassName is the name of an IngressClass, and that names the controller. Without such a class no
controller handles the Ingress: it gets no address, and its hosts are not served.

Check: kubectl get ingressclasses against kubectl get ingress NAME -o jsonpath='{.spec.ingressClassName}'.

Fix: Name a class that exists, or install the controller that brings it.`,
	check({ingresses, ingressClasses}) {
		// Without the list of classes nothing can be said.
		if (ingressClasses === undefined) {
			return undefined;
		}

		const available = ingressClasses.map(({name}) => name).sort();
		return ingresses
			.filter(({className}) => className !== '' && !named.has(className) && !available.includes(className))
			.map(({namespace, name, className}) => ({
				subject: {kind: 'Ingress', namespace, name},
				cause: causeText`IngressClass ${className} not found (Ingress ${name})${available.length > 0 ? `; available: ${available.join(', ')}` : ''}`,
				evidence: [
					{path: `ingress/${name} spec.ingressClassName`, value: className},
					{path: 'ingressclasses', value: available.join(', ') || 'none'},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Set an existing IngressClass',
						value:
							available.length > 0
								? `Set spec.ingressClassName of ingress ${name} to ${available.join(' or ')}.`
								: 'Install an Ingress controller: it brings its IngressClass.',
						mutating: false,
					},
				],
			}));
	},
};
