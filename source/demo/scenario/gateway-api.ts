import type {Condition} from '../objects/kubernetes-object.ts';
import type {GatewayObject, RouteObject} from '../objects/networking-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {Entry} from './app.ts';
import {metadataOf} from './manifests.ts';

const hour = 3_600_000;

/** A Gateway that works and one that waits, and routes, in order and out of it. `start` is Unix milliseconds. */
export const gatewayApi = (start: number): Entry[] => {
	const at = (hours: number) => timestampOf(start - hours * hour);
	const trueCondition = (type: string): Condition => ({type, status: 'True', reason: type, lastTransitionTime: at(90)});
	const refused = (type: string, reason: string, message: string): Condition => ({
		type,
		status: 'False',
		reason,
		message,
		lastTransitionTime: at(5),
	});
	const gateway = (name: string, conditions: readonly Condition[]): GatewayObject => ({
		apiVersion: 'gateway.networking.k8s.io/v1',
		kind: 'Gateway',
		metadata: metadataOf({namespace: 'infra', name, created: start - 90 * hour}, 'Gateway', {}),
		spec: {gatewayClassName: 'example'},
		status: {conditions},
	});
	const route = (
		name: string,
		port: number,
		{namespace = 'shop', parent = 'edge', accepted = trueCondition('Accepted')} = {},
	): RouteObject => {
		const parentRef = {name: parent, namespace: 'infra'};
		const backend = namespace === 'shop' ? {name, port} : {name, namespace: 'shop', port};
		return {
			apiVersion: 'gateway.networking.k8s.io/v1',
			kind: 'HTTPRoute',
			metadata: metadataOf({namespace, name, created: start - 8 * hour}, 'HTTPRoute', {}),
			spec: {parentRefs: [parentRef], rules: [{backendRefs: [backend]}]},
			status: {parents: [{parentRef, conditions: [accepted]}]},
		};
	};

	return [
		['gateways', gateway('edge', [trueCondition('Accepted'), trueCondition('Programmed')])],
		[
			'gateways',
			gateway('partner', [
				trueCondition('Accepted'),
				refused('Programmed', 'AddressNotAssigned', 'no address is free'),
			]),
		],
		['httproutes', route('catalog', 80)],
		// The Service's port is 80; 8080 is the pods'.
		['httproutes', route('wishlist', 8080)],
		// No ReferenceGrant lets routes of infra in.
		['httproutes', route('reviews', 80, {namespace: 'infra'})],
		[
			'httproutes',
			route('loyalty', 80, {
				accepted: refused('Accepted', 'NoMatchingListenerHostname', 'no listener is for loyalty.example.com'),
			}),
		],
		['httproutes', route('partners', 80, {parent: 'partner'})],
	];
};
