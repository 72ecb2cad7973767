import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const ingressPathTwice: Rule = {
	code: 'ingress-path-twice',
	rank: 755,
	title: 'Two Ingresses have the same host and path',
	severity: 'warning',
	confidence: 'likely',
	inputs: [...essentials, 'ingresses'],
	worksOnManifests: 'warning',
	docs: `Two Ingresses of one class, of one namespace or of two, have the same host, path and pathType, and lead to different
backends. One of them gets no request there. Which one is the choice of the controller: ingress-nginx keeps the older
Ingress, others go by name, and it may change with a restart.

Check: kubectl get ingress -A shows both with the same host; svctop trace ingress/NAME tells whose answer comes.

Fix: Remove the path from one of them, or give it another host or path. For a share of the requests use what the
controller has for it (a canary annotation, weights of an HTTPRoute).`,
	check({service: {namespace}, ingressRivals}) {
		return ingressRivals.map(({ingress, path, text, other, service}) => ({
			subject: {kind: 'Ingress', namespace, name: ingress},
			cause: causeText`Ingress ${other} has ${text} as well (Ingress ${ingress})`,
			evidence: [
				{path: `ingress/${ingress} ${path}`, value: text},
				{path: `ingress ${other}`, value: `${text} to ${service}`},
			],
			fixes: [
				{
					kind: 'text',
					label: 'Remove one of the paths',
					value: `Remove ${text} from Ingress ${namespace}/${ingress} or ${other}, or give it another host or path.`,
					mutating: false,
				},
			],
		}));
	},
};
