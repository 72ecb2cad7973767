import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const externalnameLoop: Rule = {
	code: 'externalname-loop',
	rank: 40,
	title: 'externalName points back to itself',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	docs: `An ExternalName Service answers with a CNAME record. Where that names the Service itself, or another ExternalName
that points back, a resolver follows the loop and ends without an address.

Check: kubectl get service NAME -o jsonpath='{.spec.externalName}', and so on from name to name.

Fix: Let one of them name a host outside, or a Service that has pods.`,
	check({service, alias}) {
		const key = `${service.namespace}/${service.name}`;
		const keys = [key, ...alias.map(({namespace, name}) => `${namespace}/${name}`)];
		const isCircle = alias.length > 0 && keys.indexOf(keys.at(-1)!) < keys.length - 1;
		if (!isCircle) {
			return undefined;
		}

		return {
			cause: causeText`externalName loop: ${keys.join(' → ')}`,
			evidence: [{path: 'spec.externalName', value: service.externalName}],
			fixes: [
				{
					kind: 'text',
					label: 'Set the intended hostname',
					value: `Set spec.externalName of one of ${[...new Set(keys)].join(', ')} to the FQDN of a host outside the cluster, or of a Service with pods.`,
					mutating: false,
				},
			],
		};
	},
};
