import {labelBearer} from '../../../source/model/labels/label-bearer.ts';
import {nearMatches} from '../../../source/model/labels/near-match.ts';
import type {Labels, Pod, Workload} from '../../../source/model/objects.ts';
import {selectorMatchesNothing} from '../../../source/rules/selector/selector-matches-nothing.ts';
import {pod, service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

/** A Service that selects nothing, among these pods and workloads. */
const among = (selector: Labels, pods: readonly Pod[], workloads: readonly Workload[] = []) => {
	const lonely = service({selector});
	const near = nearMatches({service: lonely, pods, workloads, services: [lonely]});
	return view({
		service: lonely,
		pods: [],
		workloads: [],
		nearMatches: near,
		bearer: labelBearer(lonely, {pods, workloads}),
	} as never);
};

const labelled = (labels: Labels, name = 'checkout') =>
	[1, 2, 3].map(index =>
		pod({
			name: `${name}-${index}`,
			labels: {...labels, 'pod-template-hash': '7d9c'},
			owner: {kind: 'ReplicaSet', name: `${name}-7d9c`},
		}),
	);

verifyRule(selectorMatchesNothing, {
	good: [
		view(),
		view({pods: [], service: service({selector: {}})}),
		view({pods: [], service: service({type: 'ExternalName', externalName: 'a.example'})}),
		view({pods: [], workloads: [workload({replicas: 0})]}),
	],
	bad: [
		// The labels are those of the Deployment, and not of its pods.
		{
			view: among(
				{name: 'infra'},
				[pod({name: 'infra-7d9c-a', labels: {team: 'hw'}, owner: {kind: 'StatefulSet', name: 'infra'}})],
				[
					workload({
						kind: 'StatefulSet',
						name: 'infra',
						labels: {name: 'infra'},
						podLabels: {team: 'hw', version: '2'},
					}),
				],
			),
			severity: 'error',
			cause: 'selector name=infra matches no pods; sts/infra has it, its pods have team=hw…sion=2',
			mention: [
				'{"spec":{"selector":{"name":null,"team":"hw"}}}',
				'{"spec":{"template":{"metadata":{"labels":{"name":"infra"}}}}}',
			],
		},
		// Other pods have what its template has: only the template can be changed.
		{
			view: among(
				{name: 'infra'},
				[pod({name: 'other-1', labels: {team: 'hw'}, owner: {kind: 'StatefulSet', name: 'other'}})],
				[workload({name: 'infra', labels: {name: 'infra'}, podLabels: {team: 'hw'}})],
			),
			mention: ['deploy/infra', 'Add name=infra to the pod template'],
			silent: ['"name":null'],
		},
		// An operator labels the primary and its replicas, and there is no replica.
		{
			view: among({cluster: 'pg', role: 'replica'}, [
				pod({name: 'pg-1', labels: {cluster: 'pg', role: 'primary'}, owner: {kind: 'Cluster', name: 'pg'}}),
			]),
			severity: 'warning',
			silent: ['patch'],
			mention: ['sets role=replica at run time'],
		},
		{
			view: among(
				{app: 'pg', role: 'replica'},
				[pod({name: 'pg-0', labels: {app: 'pg', role: 'primary'}, owner: {kind: 'StatefulSet', name: 'pg'}})],
				[workload({kind: 'StatefulSet', name: 'pg', podLabels: {app: 'pg'}})],
			),
			severity: 'warning',
			silent: ['patch'],
		},
		// The template has it: somebody wrote it.
		{
			view: among(
				{app: 'pg', role: 'replica'},
				[pod({name: 'pg-0', labels: {app: 'pg', role: 'primary'}, owner: {kind: 'StatefulSet', name: 'pg'}})],
				[workload({kind: 'StatefulSet', name: 'pg', podLabels: {app: 'pg', role: 'primary'}})],
			),
			severity: 'error',
		},
		{
			view: among({app: 'checkuot'}, labelled({app: 'checkout'})),
			severity: 'error',
			cause: 'selector app=checkuot matches no pods; 3 have app=checkout (deploy/checkout)',
			mention: ['{"spec":{"selector":{"app":"checkout"}}}', 'would match 3 pods', 'app: checkuot -> app: checkout'],
		},
		// A pod that nobody made has no template: its own labels are what can be changed.
		{
			view: among({app: 'checkuot'}, [pod({name: 'checkout', labels: {app: 'checkout'}, owner: undefined})]),
			mention: ['Label the pod instead', 'app=checkuot', '--overwrite'],
			silent: ['pod template'],
		},
		{
			view: among({app: 'checkout'}, labelled({'app.kubernetes.io/name': 'checkout'})),
			mention: ['{"spec":{"selector":{"app":null,"app.kubernetes.io/name":"checkout"}}}'],
		},
		{
			view: among({app: 'checkout', version: '1.2'}, labelled({app: 'checkout', version: '1.3'})),
			mention: ['{"spec":{"selector":{"version":null}}}'],
		},
		{
			view: among({app: 'payments'}, labelled({app: 'kafka'})),
			cause: 'selector app=payments matches no pods',
			mention: ['--show-labels'],
		},
		// Two that come equally near: neither is proposed.
		{
			view: among({app: 'store'}, [...labelled({app: 'store-a'}, 'a'), ...labelled({app: 'store-b'}, 'b')]),
			silent: ['patch'],
			mention: ['deploy/a (3 pods)', 'deploy/b (3 pods)'],
		},
		{
			view: among({app: 'checkuot'}, [], [workload({name: 'checkout', podLabels: {app: 'checkout'}})]),
			cause: 'selector app=checkuot matches no pods; deploy/checkout template has app=checkout',
		},
		// Pods that others made are caught as well, and named.
		{
			view: among({app: 'checkuot', team: 'pay'}, [
				...labelled({app: 'checkout', team: 'pay'}),
				pod({name: 'debug', labels: {app: 'checkout', team: 'pay', extra: 'x'}, owner: {kind: 'Job', name: 'debug'}}),
			]),
			mention: ['would match 4 pods, 1 of others (debug)'],
		},
		{
			view: view({pods: [], workloads: [workload({replicas: 3})]}),
			severity: 'error',
			cause: '0/3 pods: deploy/web has created none (selector OK)',
			silent: ['patch'],
		},
	],
});
