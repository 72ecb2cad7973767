import type {Row} from '../../source/dashboard/rows/row.ts';
import type {Action} from '../../source/dashboard/state/action.ts';
import type {Pod} from '../../source/model/objects.ts';
import {resources} from '../../source/model/resources.ts';
import type {ServiceView} from '../../source/model/service-view.ts';
import type {Inputs} from '../../source/model/sync-status.ts';
import type {Client} from '../../source/probes/clients.ts';
import {type Diagnosis, undiagnosed} from '../../source/rules/diagnosis.ts';
import type {Finding} from '../../source/rules/finding.ts';
import {birth, containerStatus, pod, service, servicePort, view} from './objects.ts';

/** A certain error of shop/web with one command to mend it. */
export const finding = (overrides: Partial<Finding> = {}): Finding => ({
	code: 'selector-matches-nothing',
	severity: 'error',
	confidence: 'certain',
	service: {namespace: 'shop', name: 'web'},
	title: 'Selector matches no pod',
	cause: 'no pod has app=checkuot; 3 have app=checkout',
	evidence: [{path: 'spec.selector.app', value: 'checkuot'}],
	fixes: [
		{
			kind: 'command',
			label: 'Select the pods that are there',
			argv: ['kubectl', '-n', 'shop', 'patch', 'service', 'checkout', '-p', '{"spec":{"selector":{"app":"checkout"}}}'],
			mutating: true,
		},
	],
	...overrides,
});

export const diagnosis = (findings: readonly Finding[] = [], overrides: Partial<Diagnosis> = {}): Diagnosis => ({
	isDiagnosed: true,
	findings,
	isSettling: false,
	...overrides,
});

export const row = (joined: ServiceView = view(), findings: readonly Finding[] = []): Row => ({
	view: joined,
	diagnosis: diagnosis(findings),
});

export const undiagnosedRow = (joined: ServiceView = view()): Row => ({view: joined, diagnosis: undiagnosed});

/** A quiet Service of a name, with one ready pod. */
export const named = (name: string, namespace = 'shop', findings: readonly Finding[] = []): Row =>
	row(view({service: service({name, namespace}), pods: [pod({namespace})]}), findings);

export const warning = (cause = 'redis-2 not ready: OOMKilled 14 times') =>
	finding({code: 'partially-ready', severity: 'warning', cause, evidence: [], fixes: []});

const looping: Pod = pod({
	name: 'redis-2',
	labels: {app: 'redis'},
	conditions: [{type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: '', since: birth}],
	statuses: [
		containerStatus({
			ready: false,
			started: false,
			restarts: 14,
			state: {kind: 'waiting', reason: 'CrashLoopBackOff', message: ''},
			lastTerminated: {exitCode: 137, signal: 0, reason: 'OOMKilled', message: '', started: birth, finished: birth},
		}),
	],
});

/** One Service of each kind: two broken, one to be warned of, one healthy, one external. */
export const sampleRows: readonly Row[] = [
	row(
		view({
			service: service({
				name: 'checkout',
				selector: {app: 'checkuot'},
				ports: [
					servicePort({name: 'http', targetPort: 'http'}),
					servicePort({name: 'dns', port: 53, targetPort: 53, protocol: 'UDP'}),
				],
			}),
			pods: [],
			workloads: [],
			nearMatches: [
				{
					owner: {kind: 'Deployment', name: 'checkout'},
					pods: ['checkout-7d9c-a', 'checkout-7d9c-b', 'checkout-7d9c-c'],
					labels: {app: 'checkout'},
					score: 0.9,
					differences: [{key: 'app', wanted: 'checkuot', found: {key: 'app', value: 'checkout'}}],
					patch: {app: 'checkout'},
					wouldMatch: 3,
					others: [],
				},
			],
		}),
		[
			finding(),
			finding({
				code: 'no-endpoints',
				severity: 'warning',
				cause: 'nothing is behind port 80',
				foldedUnder: 'selector-matches-nothing',
			}),
		],
	),
	row(
		view({
			service: service({
				name: 'ledger',
				created: birth + 44 * 3600,
				selector: {app: 'ledger'},
				ports: [servicePort({targetPort: 'htpp'})],
			}),
			pods: [pod({name: 'ledger-1', labels: {app: 'ledger'}}), pod({name: 'ledger-2', labels: {app: 'ledger'}})],
		}),
		[
			finding({
				code: 'named-target-port-missing',
				cause: 'no container has a port named htpp; http?',
				evidence: [],
				fixes: [],
			}),
		],
	),
	row(
		view({
			service: service({
				namespace: 'infra',
				name: 'redis',
				clusterIPs: ['None'],
				selector: {app: 'redis'},
				ports: [servicePort({port: 6379, targetPort: 6379})],
			}),
			pods: [
				pod({namespace: 'infra', name: 'redis-0', labels: {app: 'redis'}}),
				pod({namespace: 'infra', name: 'redis-1', labels: {app: 'redis'}}),
				{...looping, namespace: 'infra'},
			],
		}),
		[warning()],
	),
	row(view({service: service({type: 'NodePort'}), pods: [pod(), pod({name: 'web-2'}), pod({name: 'web-3'})]})),
	row(
		view({
			service: service({
				namespace: 'infra',
				name: 'mail',
				type: 'ExternalName',
				clusterIPs: [],
				ports: [],
				selector: {},
				externalName: 'smtp.example.com',
			}),
			pods: [],
		}),
	),
];

/** Every resource listed, and followed. */
export const syncedInputs = (overrides: Partial<Inputs> = {}): Inputs => ({
	...(Object.fromEntries(resources.map(resource => [resource, {phase: 'synced', count: 5}])) as Inputs),
	...overrides,
});

/** What the cluster tells until it is live, at a moment in Unix milliseconds. */
export const liveFeed = (rows: readonly Row[] = sampleRows, at = 0): readonly Action[] => [
	{type: 'connection/changed', connection: {state: 'live'}},
	{type: 'inputs/changed', inputs: syncedInputs()},
	{type: 'namespaces/listed', names: ['infra', 'shop']},
	{type: 'rows/changed', changed: rows, removed: [], isComplete: true, at},
];

/** A toolbox and an ordinary pod of the namespace shop. */
export const clients: readonly Client[] = [
	{target: {namespace: 'shop', pod: 'toolbox', container: 'main'}, pod: pod({name: 'toolbox'}), isDefault: true},
	{target: {namespace: 'shop', pod: 'web-1', container: 'api'}, pod: pod(), isDefault: false},
];
