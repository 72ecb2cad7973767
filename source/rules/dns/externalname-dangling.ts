import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const externalnameDangling: Rule = {
	code: 'externalname-dangling',
	rank: 50,
	title: 'externalName target Service not found',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `An ExternalName may name another Service by its full name, NAME.NAMESPACE.svc.cluster.local. Where there is no Service
of that name, the CNAME record has no target, and the name does not resolve.

Check: kubectl get service NAME -o jsonpath='{.spec.externalName}', then kubectl get service of that name in that
namespace.

Fix: Correct the name, or create the Service.`,
	check({service, alias}) {
		const target = alias.at(-1);
		if (target?.exists !== false) {
			return undefined;
		}

		const place = `${target.namespace}/${target.name}`;
		return {
			cause: causeText`Service ${place} not found (externalName target)`,
			evidence: [
				{path: 'spec.externalName', value: service.externalName},
				{path: `service/${place}`, value: 'not found'},
			],
			fixes: [
				{
					kind: 'command',
					label: `List the Services of ${target.namespace}`,
					argv: ['kubectl', '-n', target.namespace, 'get', 'services'],
					mutating: false,
				},
			],
		};
	},
};
