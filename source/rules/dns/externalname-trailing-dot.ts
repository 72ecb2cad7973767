import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {addressIn} from '../lib/external-host.ts';
import type {Rule} from '../rule.ts';

export const externalnameTrailingDot: Rule = {
	code: 'externalname-trailing-dot',
	rank: 1020,
	title: 'externalName has a trailing dot',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'info',
	docs: `A name that ends in a dot is allowed, and resolves to the same. Some clients take the target of the CNAME record for
the name they greet the server with (Host header, TLS server name), where the dot makes it another name.

Check: kubectl get service NAME -o jsonpath='{.spec.externalName}'.

Fix: Leave the dot out: the CNAME record is absolute without it.`,
	check({service: {type, externalName, namespace, name}}) {
		if (type !== 'ExternalName' || !externalName.endsWith('.') || addressIn(externalName) !== undefined) {
			return undefined;
		}

		const patch = JSON.stringify({spec: {externalName: externalName.slice(0, -1)}});
		return {
			cause: causeText`externalName ${externalName} has a trailing dot (Host, TLS SNI)`,
			evidence: [{path: 'spec.externalName', value: externalName}],
			fixes: [
				{
					kind: 'command',
					label: 'Remove the trailing dot',
					argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p', patch],
					mutating: true,
				},
			],
		};
	},
};
