import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const externalnamePorts: Rule = {
	code: 'externalname-ports',
	rank: 1030,
	title: 'ExternalName ignores ports and selector',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	docs: `An ExternalName Service is one CNAME record. Its ports are not applied: a client reaches the port it dials, and
nothing maps it to targetPort. A selector is ignored: no pod becomes an endpoint.

Check: kubectl get service NAME -o yaml.

Fix: Remove them where they mislead. Where pods are meant, make it type ClusterIP.`,
	check({service: {type, ports, selector}}) {
		const isSelected = Object.keys(selector).length > 0;
		// A port that maps to itself only documents which one to use.
		const mapped = ports.find(({port, targetPort}) => port !== targetPort);
		if (type !== 'ExternalName' || (mapped === undefined && !isSelected)) {
			return undefined;
		}

		return {
			cause: isSelected
				? causeText`ExternalName ignores selector ${selectorText(selector)}`
				: causeText`ExternalName ignores targetPort: ${mapped!.port} is not mapped to ${mapped!.targetPort}`,
			evidence: [
				...(isSelected ? [{path: 'spec.selector', value: selectorText(selector)}] : []),
				...ports.map(({port, targetPort}, index) => ({path: `spec.ports[${index}]`, value: `${port} → ${targetPort}`})),
			],
			fixes: [],
		};
	},
};
