import {essentials} from '../../model/sync-status.ts';
import type {Rule} from '../rule.ts';

export const ingressNoClass: Rule = {
	code: 'ingress-no-class',
	rank: 750,
	title: 'Ingress names no class, and none is the default',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'ingresses', 'ingressclasses'],
	docs: `An Ingress without a class is for the default IngressClass. Where none is marked as that, most controllers leave
such an Ingress alone. GKE's takes it all the same, and ingress-nginx does with --watch-ingress-without-class.

By hand: kubectl get ingressclasses -o yaml; look for ingressclass.kubernetes.io/is-default-class.

Set spec.ingressClassName, or mark one class as the default.`,
	check({ingresses, ingressClasses}) {
		if (ingressClasses === undefined || ingressClasses.some(({isDefault}) => isDefault)) {
			return undefined;
		}

		const there = ingressClasses.map(({name}) => name).sort();
		return ingresses
			.filter(({className, annotatedClass}) => className === '' && annotatedClass === '')
			.map(({namespace, name}) => ({
				subject: {kind: 'Ingress', namespace, name},
				cause: `ingress ${name} names no class, and no IngressClass is the default: most controllers leave it alone`,
				evidence: [
					{path: `ingress/${name} spec.ingressClassName`, value: 'not set'},
					{path: 'ingressclasses', value: there.join(', ') || 'none'},
				],
				fixes: [
					{
						kind: 'text',
						label: 'Set the IngressClass',
						value: `Set spec.ingressClassName of ingress ${name}${there.length > 0 ? ` to ${there.join(' or ')}` : ''}. GKE's controller needs none.`,
						mutating: false,
					},
				],
			}));
	},
};
