import type {PodObject} from '../objects/kubernetes-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {Entry} from './app.ts';
import {containerOf, metadataOf} from './manifests.ts';
import {image} from './warehouse.ts';

const hour = 3_600_000;

/** Pods without an owner that did not go as they should have. `start` is Unix milliseconds. */
export const leftovers = (start: number): Entry[] => {
	const created = start - 80 * hour;
	const bare = (name: string, address: string): PodObject => ({
		apiVersion: 'v1',
		kind: 'Pod',
		metadata: metadataOf({namespace: 'warehouse', name, created}, 'pod', {app: name}),
		spec: {containers: [containerOf(name, image('app'), {http: 8080})], nodeName: 'node-c'},
		status: {
			phase: 'Running',
			conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(type => ({
				type,
				status: 'True',
				lastTransitionTime: timestampOf(created),
			})),
			podIP: address,
			podIPs: [{ip: address}],
			qosClass: 'BestEffort',
		},
	});
	const archive = bare('archive', '10.244.9.1');
	const scanner = bare('scanner', '10.244.9.2');

	return [
		// Who should let it go never did.
		[
			'pods',
			{
				...archive,
				metadata: {
					...archive.metadata,
					deletionTimestamp: timestampOf(start - hour),
					deletionGracePeriodSeconds: 30,
					finalizers: ['example.com/backup'],
				},
			},
		],
		[
			'pods',
			{
				...scanner,
				status: {
					phase: 'Failed',
					reason: 'Evicted',
					message: 'The node was low on resource: ephemeral-storage.',
					conditions: [],
					qosClass: 'BestEffort',
				},
			} as PodObject,
		],
	];
};
