import {essentials} from '../../model/sync-status.ts';
import type {Rule} from '../rule.ts';

/** Classes of GKE's controller, which goes by their names alone. */
const named = new Set(['gce', 'gce-internal']);

export const ingressClassMissing: Rule = {
	code: 'ingress-class-missing',
	rank: 740,
	title: 'Ingress names a class that does not exist',
	// Some controllers answer for a class by its name alone, without an object for it.
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'ingresses', 'ingressclasses'],
	docs: `spec.ingressClassName is the name of an IngressClass, and that names the controller. Without such a class no
controller feels responsible: the Ingress gets no address, and nobody answers for its hosts.

By hand: kubectl get ingressclasses against kubectl get ingress NAME -o jsonpath='{.spec.ingressClassName}'.

Name a class that exists, or install the controller that brings it.`,
	check({ingresses, ingressClasses}) {
		// Without the list of classes nothing can be said.
		if (ingressClasses === undefined) {
			return undefined;
		}

		const there = ingressClasses.map(({name}) => name).sort();
		return ingresses
			.filter(({className}) => className !== '' && !named.has(className) && !there.includes(className))
			.map(({namespace, name, className}) => ({
				subject: {kind: 'Ingress', namespace, name},
				cause: `ingress ${name} is of class ${className}, which does not exist${there.length > 0 ? `; there is ${there.join(', ')}` : ''}`,
				evidence: [
					{path: `ingress/${name} spec.ingressClassName`, value: className},
					{path: 'ingressclasses', value: there.join(', ') || 'none'},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Set an existing IngressClass',
						value:
							there.length > 0
								? `Set spec.ingressClassName of ingress ${name} to ${there.join(' or ')}.`
								: 'Install an Ingress controller: it brings its IngressClass.',
						mutating: false,
					},
				],
			}));
	},
};
