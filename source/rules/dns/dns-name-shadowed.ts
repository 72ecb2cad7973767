import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {shortPodName} from '../lib/pods/short-pod-name.ts';
import type {Rule} from '../rule.ts';

export const dnsNameShadowed: Rule = {
	code: 'dns-name-shadowed',
	rank: 930,
	title: 'Pod names shadow Services of another namespace',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	docs: `This Service has the name of another namespace, and one of its endpoints the name of a Service there. A pod that asks
for SERVICE.NAMESPACE tries its own namespace first, as its search domains say: SERVICE.NAMESPACE.OWN-NAMESPACE.svc is
the name of that endpoint. The pod is connected to it, and not to the Service of the other namespace.

Check: kubectl exec POD -- nslookup SERVICE.NAMESPACE.OWN-NAMESPACE.svc.cluster.local. gives the address of a pod;
kubectl -n NAMESPACE get service SERVICE shows the ClusterIP that is meant.

Fix: In this namespace use SERVICE.NAMESPACE.svc for the other Service, or rename this Service or the pods.`,
	check({service, shadows}) {
		const [first] = shadows;
		if (first === undefined) {
			return undefined;
		}

		const {name, namespace} = service;
		const short = `${first.hostname}.${name}`;
		const hidden = shadows.map(({hostname}) => `${name}/${hostname}`);
		return {
			cause: causeText`${short} resolves to ${first.pod === '' ? 'an endpoint here' : `pod ${shortPodName(first.pod)}`}, not Service ${hidden.join(', ')}`,
			evidence: [
				{path: 'metadata.name', value: `${name}, also the name of a namespace`},
				...shadows.map(({hostname, pod}) => ({
					path: `endpointslices endpoints[].hostname${pod === '' ? '' : ` of pod/${pod}`}`,
					value: `${hostname}, also Service ${name}/${hostname}`,
				})),
			],
			fixes: [
				{
					kind: 'text',
					label: 'Use a longer name',
					value: `In namespace ${namespace} use ${short}.svc for Service ${hidden[0]}: its search domains complete it to that one.`,
					mutating: false,
				},
			],
		};
	},
};
