import {essentials} from '../../model/sync-status.ts';
import {selectorText} from '../lib/selector-text.ts';
import type {Rule} from '../rule.ts';

export const externalnamePorts: Rule = {
	code: 'externalname-ports',
	rank: 1030,
	title: 'Ports and selector of an ExternalName mean nothing',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	docs: `An ExternalName Service is one CNAME record. Its ports are not applied: a client reaches the port it dials, and
nothing maps it to targetPort. A selector is ignored: no pod becomes an endpoint.

By hand: kubectl get service NAME -o yaml.

Take them away where they mislead. Where pods are meant, make it type ClusterIP.`,
	check({service: {type, ports, selector}}) {
		const isSelected = Object.keys(selector).length > 0;
		// A port that maps to itself says which one to dial, and misleads nobody.
		const mapped = ports.find(({port, targetPort}) => port !== targetPort);
		if (type !== 'ExternalName' || (mapped === undefined && !isSelected)) {
			return undefined;
		}

		return {
			cause: isSelected
				? `ExternalName: selector ${selectorText(selector)} is ignored, no pod gets traffic`
				: `ExternalName: port ${mapped!.port} is not mapped to ${mapped!.targetPort}, clients reach the port they dial`,
			evidence: [
				...(isSelected ? [{path: 'spec.selector', value: selectorText(selector)}] : []),
				...ports.map(({port, targetPort}, index) => ({path: `spec.ports[${index}]`, value: `${port} → ${targetPort}`})),
			],
			fixes: [],
		};
	},
};
