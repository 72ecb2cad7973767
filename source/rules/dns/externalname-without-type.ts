import {isSelecting} from '../../model/labels/is-selecting.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

export const externalnameWithoutType: Rule = {
	code: 'externalname-without-type',
	rank: 80,
	title: 'externalName without type ExternalName',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	causes: ['selectorless-no-slices'],
	docs: `spec.externalName is read only where spec.type is ExternalName. With any other type, and ClusterIP is the one that a
Service has that names none, the field does nothing: the Service gets a ClusterIP of its own, and its endpoints come
from the selector or from EndpointSlices.

Check: kubectl get service NAME -o jsonpath='{.spec.type} {.spec.externalName}'; the EXTERNAL-IP column shows the name
in any case.

Fix: Set type: ExternalName where an alias is meant. Where the pods of its selector are meant, remove externalName.`,
	check({service}) {
		const {type, externalName, namespace, name} = service;
		if (type === 'ExternalName' || externalName === '') {
			return undefined;
		}

		const isAlias = !isSelecting(service);
		const patch = JSON.stringify({spec: isAlias ? {type: 'ExternalName'} : {externalName: null}});
		return {
			cause: causeText`externalName ${externalName} is ignored: type is ${type}`,
			evidence: [
				{path: 'spec.externalName', value: externalName},
				{path: 'spec.type', value: type},
			],
			fixes: [
				{
					kind: 'command',
					label: isAlias ? 'Set type: ExternalName' : 'Remove externalName: the selector stays in effect',
					argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p', patch],
					mutating: true,
				},
			],
		};
	},
};
