import type {Workload} from '../../../model/objects.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {Fix} from '../../finding.ts';

const patch = JSON.stringify({spec: {publishNotReadyAddresses: true}});

/**
 * What lets the peers of a StatefulSet find each other: all of them made at once, where they are made one after the other
 * (`isOrdered`), and DNS names before they are ready, where they have none (`isUnnamed`).
 */
export const peersFix = (set: Workload, {service}: ServiceView, isOrdered: boolean, isUnnamed: boolean): Fix => {
	const {namespace, name} = service;
	const publish = isUnnamed ? `set publishNotReadyAddresses: true in Service ${name}, and ` : '';
	return isOrdered
		? {
				kind: 'text',
				label: 'Create all pods at once',
				value: `To let peers find each other, ${publish}recreate StatefulSet ${set.name} with podManagementPolicy: Parallel. That field is immutable: kubectl -n ${namespace} delete sts ${set.name} --cascade=orphan, then create it again.`,
				mutating: false,
			}
		: {
				kind: 'command',
				label: 'Publish pods before they are ready',
				argv: ['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p', patch],
				mutating: true,
			};
};
