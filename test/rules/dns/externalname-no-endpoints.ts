import type {ServiceView} from '../../../source/model/service-view.ts';
import {externalnameNoEndpoints} from '../../../source/rules/dns/externalname-no-endpoints.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {pod, service, servicePort, slice, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

/** The Service far/web, and what is behind it. */
const far = (overrides: Partial<ServiceView> = {}) =>
	view({service: service({namespace: 'far'}), pods: [pod({namespace: 'far'})], workloads: [], ...overrides});

const unmatched = far({pods: []});
const crashing = crashingPod({namespace: 'far'});

/** An alias shop/front that leads there, by way of other aliases where they are named. */
const alias = (target: ServiceView | undefined, ports = [servicePort()], ...between: readonly string[]) =>
	view({
		service: service({
			name: 'front',
			type: 'ExternalName',
			clusterIPs: [],
			selector: {},
			externalName: 'web.far.svc.cluster.local',
			ports,
		}),
		pods: [],
		workloads: [],
		alias: [
			...between.map(name => ({namespace: 'shop', name, exists: true})),
			{namespace: 'far', name: 'web', exists: target && true},
		],
		...(target && {target}),
	});

const ports = [servicePort({name: 'http'}), servicePort({name: 'admin', port: 81, targetPort: 'admin'})];
const halfDead = far({service: service({namespace: 'far', ports})});
const headless = service({namespace: 'far', clusterIPs: ['None'], ports: []});

verifyRule(externalnameNoEndpoints, {
	good: [
		view(),
		alias(far()),
		// Nothing is known of it.
		alias(undefined),
		// The port that the alias names has endpoints, as has one where it names none.
		alias(halfDead),
		alias(halfDead, []),
		// A port that the Service does not have says nothing of those it has.
		alias(far(), [servicePort({port: 9000})]),
		// A headless Service without ports gives out its ready addresses.
		alias(far({service: headless})),
		// The last ones go on serving while they terminate.
		alias(
			far({
				slices: [
					slice({
						endpoints: slice().endpoints.map(endpoint => ({...endpoint, ready: false, terminating: true})),
					}),
				],
			}),
		),
	],
	bad: [
		{
			view: alias(unmatched),
			severity: 'error',
			cause: 'far/web not ready: selector app=web matches no pods',
			mention: ['web.far.svc.cluster.local', 'service/far/web spec.selector', '--show-labels'],
		},
		{view: alias(unmatched, [], 'middle'), mention: ['service/shop/middle']},
		{
			view: alias(far({pods: [crashing], slices: [slice({}, {pods: [crashing]})]})),
			severity: 'error',
			subject: {kind: 'Pod', namespace: 'far', name: crashing.name},
			mention: ['far/web not ready: CrashLoopBackOff: exit'],
		},
		{view: alias(halfDead, [servicePort({port: 81})]), severity: 'error', mention: ['admin']},
		// What is only starting, or asleep, is no more than that here.
		{
			view: alias(far({pods: [], workloads: [workload({namespace: 'far', replicas: 0})]})),
			severity: 'info',
			mention: ['scaled to 0'],
		},
		{view: alias(far({service: headless, pods: [], slices: []})), severity: 'error'},
		{
			view: alias(far({service: service({namespace: 'far', selector: {}}), pods: [], slices: []})),
			severity: 'warning',
			mention: ['no EndpointSlice'],
		},
	],
});
