import {essentials} from '../../model/sync-status.ts';
import type {Rule} from '../rule.ts';

export const externalnameDangling: Rule = {
	code: 'externalname-dangling',
	rank: 50,
	title: 'ExternalName names a Service that does not exist',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `An ExternalName may name another Service by its full name, NAME.NAMESPACE.svc.cluster.local. Where there is no Service
of that name, the CNAME record leads nowhere, and the name does not resolve.

By hand: kubectl get service NAME -o jsonpath='{.spec.externalName}', then kubectl get service of that name in that
namespace.

Correct the name, or create the Service.`,
	check({service, alias}) {
		const target = alias.at(-1);
		if (target?.exists !== false) {
			return undefined;
		}

		const place = `${target.namespace}/${target.name}`;
		return {
			cause: `externalName leads to Service ${place}, which does not exist`,
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
