import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const ingressNoClass: Rule = {
	code: 'ingress-no-class',
	rank: 750,
	title: 'No ingressClassName and no default IngressClass',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'ingresses', 'ingressclasses'],
	docs: `An Ingress without a class is for the default IngressClass. Where none is the default, most controllers ignore
such an Ingress. GKE's handles it, and ingress-nginx does with --watch-ingress-without-class.

Check: kubectl get ingressclasses -o yaml; look for ingressclass.kubernetes.io/is-default-class.

Fix: Set spec.ingressClassName, or mark one class as the default.`,
	check({ingresses, ingressClasses}) {
		if (ingressClasses === undefined || ingressClasses.some(({isDefault}) => isDefault)) {
			return undefined;
		}

		const available = ingressClasses.map(({name}) => name).sort();
		return ingresses
			.filter(({className, annotatedClass}) => className === '' && annotatedClass === '')
			.map(({namespace, name}) => ({
				subject: {kind: 'Ingress', namespace, name},
				cause: causeText`no ingressClassName, no default IngressClass (Ingress ${name})`,
				evidence: [
					{path: `ingress/${name} spec.ingressClassName`, value: 'not set'},
					{path: 'ingressclasses', value: available.join(', ') || 'none'},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Set the IngressClass',
						value: `Set spec.ingressClassName of ingress ${name}${available.length > 0 ? ` to ${available.join(' or ')}` : ''}. GKE's controller needs none.`,
						mutating: false,
					},
				],
			}));
	},
};
