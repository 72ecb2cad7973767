import {expect, test} from 'vitest';
import {healthy} from '../../source/demo/scenario/healthy.ts';
import {clusterRules} from '../../source/rules/all-rules.ts';
import {demoStore, settledFindings} from '../_helpers/demo-store.ts';
import {expectSoundFixes} from '../_helpers/sound-fixes.ts';

/** Rules that no Service of the demo may show, and why. */
const absent: Readonly<Record<string, string>> = {
	'bad-address': "who writes another Service's address into a slice does it by hand, and may see it work",
	'cluster-dns-no-endpoints': 'no name would resolve, and every probe of the demo would end there',
	'coredns-crash': 'half of the DNS would be gone for all Services',
	'endpoints-not-mirrored': 'Endpoints are in no list: the server is asked for them, and here is none',
	'ingress-controller-empty': 'no Ingress of the demo would be served',
	'kube-proxy-unhealthy': 'it says of all Services that they may fail',
	'node-not-ready': 'a lost node takes a pod of kube-proxy, and of others, with it',
	'no-slice': 'the demo has a controller that writes them',
	'rollout-stuck': 'the Deployments of the demo have one revision each',
	'slice-missing-pod': 'the demo has a controller that writes them',
	'slice-stale-extra': 'the demo has a controller that writes them',
};

/** Which Services each rule is about, how bad it is there, and under which other finding it is folded. */
const expected: Readonly<Record<string, readonly string[]>> = {
	'all-completed': ['warehouse/scanner error under evicted'],
	'all-terminating': ['warehouse/archive warning'],
	'app-protocol-suspicious': ['warehouse/manifest info'],
	'crash-loop': [
		'harbor/beacon error',
		'shop/payments error',
		'warehouse/lifts error under liveness-probe',
		'warehouse/ramps error under post-start-hook',
	],
	'dns-egress-blocked': ['analytics/reports warning'],
	'dns-name-shadowed': ['harbor/infra warning'],
	'dns-policy': ['infra/edge-cache warning'],
	'duplicate-port-name-in-pod': ['warehouse/cranes warning'],
	'env-collision': ['harbor/beacon warning'],
	'etp-local-nodes-without-endpoints': ['infra/edge warning'],
	evicted: ['warehouse/scanner error'],
	'external-ip-conflict': ['harbor/quays error', 'harbor/wharves error'],
	'externalname-dangling': ['shop/promotions error'],
	'externalname-ip': ['shop/legacy-database error'],
	'externalname-loop': ['shop/mirror error'],
	'externalname-no-endpoints': ['harbor/kiosks error'],
	'externalname-not-fqdn': ['shop/cache warning'],
	'externalname-ports': ['harbor/charts info'],
	'externalname-trailing-dot': ['harbor/weather info'],
	'externalname-without-type': ['harbor/post warning'],
	'family-unserved': ['harbor/signals error'],
	'foreign-manager': ['harbor/ferries info'],
	'fqdn-slice': ['harbor/radio warning'],
	'frozen-slices': ['harbor/buoys error'],
	'gateway-not-programmed': ['shop/partners warning'],
	'headless-no-ready': ['harbor/fleet error under peers-deadlock', 'harbor/pilots error under readiness-probe'],
	'headless-port-remap': ['analytics/feed warning'],
	'hostnetwork-pod': ['infra/edge-cache info'],
	'hostnetwork-port': ['warehouse/cameras warning'],
	'image-pull': ['shop/invoices error'],
	'ingress-backend-no-endpoints': ['harbor/pilots warning under readiness-probe'],
	'ingress-blocked': ['harbor/scales warning under service-port-in-policy', 'shop/vault warning'],
	'ingress-class-missing': ['harbor/tickets warning'],
	'ingress-no-class': ['harbor/stalls warning'],
	'ingress-path-twice': ['harbor/safes warning', 'harbor/scales warning'],
	'ingress-port-missing': ['shop/storefront error'],
	'ingress-service-missing': ['harbor/ticket error'],
	'init-blocked': ['warehouse/shipping error'],
	'itp-local-no-local': ['harbor/sensors warning'],
	'lb-pending': ['infra/gateway error'],
	'lb-port-error': ['harbor/berths error'],
	'lb-source-ranges': ['harbor/marina info'],
	'liveness-probe': ['warehouse/lifts error'],
	'manual-slice-port-name': ['harbor/tugs error'],
	'multiple-owners': ['harbor/loaders warning'],
	'named-target-port-differs': ['warehouse/belts info'],
	'named-target-port-missing': [
		'shop/ledger error',
		'warehouse/gate error',
		'warehouse/telemetry error under protocol-mismatch',
	],
	'named-target-port-partial': ['harbor/ropes warning'],
	'namespace-label-missing': ['harbor/safes warning'],
	'near-match-template': ['warehouse/customs error'],
	'no-podip-yet': [
		'analytics/trainer warning under unschedulable',
		'warehouse/packing warning under pvc-config',
		'warehouse/stocktake warning under scheduling-gated',
	],
	'no-ready-endpoints': [
		'harbor/beacon error under crash-loop',
		'harbor/fleet error under peers-deadlock',
		'harbor/pilots error under readiness-probe',
		'shop/inventory error under readiness-probe',
		'shop/invoices error under image-pull',
		'shop/payments error under crash-loop',
		'warehouse/dock error under readiness-gate',
		'warehouse/lifts error under liveness-probe',
		'warehouse/picking error under pvc-config',
		'warehouse/ramps error under post-start-hook',
		'warehouse/robots error under startup-probe',
		'warehouse/shipping error under init-blocked',
		'warehouse/sorter error under oom',
	],
	'not-serving-but-ready': ['harbor/lamps info'],
	oom: ['warehouse/sorter error'],
	'orphan-slice': ['harbor/ferrys info'],
	'partially-ready': ['warehouse/pallets warning'],
	'peer-or-vs-and': ['harbor/customs info'],
	'peers-deadlock': ['harbor/fleet error'],
	'pod-subdomain-missing': ['harbor/ring-peers warning'],
	'pods-in-other-namespace': ['analytics/catalog error'],
	'policy-selects-nothing': ['shop/wishlist info'],
	'port-declared-elsewhere': ['warehouse/gate info under named-target-port-missing'],
	'port-lost-on-apply': ['harbor/names error'],
	'port-swap': ['warehouse/labels warning'],
	'probes-mask-policy': ['shop/vault info under ingress-blocked'],
	'protocol-mismatch': ['warehouse/telemetry error'],
	'publish-not-ready': ['harbor/anchors warning'],
	'post-start-hook': ['warehouse/ramps error'],
	'pvc-config': ['warehouse/packing error', 'warehouse/picking error'],
	'readiness-gate': ['warehouse/dock error'],
	'readiness-probe': [
		'harbor/anchors warning',
		'harbor/fleet error under peers-deadlock',
		'harbor/pilots error',
		'shop/inventory error',
	],
	'route-backend-missing': ['harbor/tour error'],
	'route-backend-port': ['shop/wishlist error'],
	'route-externalname': ['harbor/charts warning'],
	'route-not-accepted': ['shop/loyalty warning'],
	'route-refgrant': ['shop/reviews error'],
	'route-weight-zero': ['harbor/tours info'],
	'scheduling-gated': ['warehouse/stocktake error'],
	'selector-and-manual': ['harbor/piers warning'],
	'selector-matches-nothing': [
		'analytics/catalog error under pods-in-other-namespace',
		'shop/checkout error',
		'warehouse/customs error under near-match-template',
		'warehouse/forklifts error under workload-cannot-create-pods',
		'warehouse/returns error under stale-version-label',
	],
	'selector-too-short': ['harbor/berths info'],
	'selectorless-no-slices': ['harbor/post warning under externalname-without-type', 'infra/mainframe warning'],
	'service-port-in-policy': ['harbor/scales warning'],
	'service-proxy-name': ['harbor/beacons warning'],
	'session-affinity': ['harbor/lockers info'],
	'single-endpoint': [
		'harbor/ropes info under named-target-port-partial',
		'infra/edge info',
		'warehouse/cameras info under hostnetwork-port',
		'warehouse/kiosk info',
	],
	'stale-version-label': ['warehouse/returns error'],
	'startup-probe': ['warehouse/robots error'],
	'sts-service-missing': ['harbor/locks warning'],
	'target-port-undeclared': [
		'harbor/loaders info under multiple-owners',
		'shop/cart info',
		'warehouse/labels warning under port-swap',
	],
	terminating: ['warehouse/archive warning'],
	unschedulable: ['analytics/trainer error'],
	'workload-cannot-create-pods': ['warehouse/forklifts error'],
	'workload-scaled-to-zero': ['shop/recommendations info'],
};

test('every rule fires in the demo, and only where it should', () => {
	const table = new Map<string, string[]>();
	for (const {code, severity, service, foldedUnder} of settledFindings(demoStore())) {
		const text = `${service?.namespace}/${service?.name} ${severity}${foldedUnder ? ` under ${foldedUnder}` : ''}`;
		table.set(code, [...(table.get(code) ?? []), text].toSorted());
	}

	expect(Object.fromEntries(table)).toEqual(expected);
	expect([...Object.keys(absent), ...table.keys()].toSorted()).toEqual(clusterRules.map(({code}) => code).toSorted());
});

test('every fix of the demo stands for itself', () => {
	const fixes = settledFindings(demoStore()).flatMap(finding => finding.fixes);
	expect(fixes.length).toBeGreaterThan(100);
	expectSoundFixes(fixes);
});

test('the healthy half of the demo is silent', () => {
	const names = new Set(healthy.map(({namespace, name}) => `${namespace}/${name}`));
	const found = settledFindings(demoStore()).filter(({service}) => {
		const {namespace = '', name} = service ?? {};
		return names.has(`${namespace}/${name}`) || namespace === 'kube-system' || namespace === 'default';
	});
	expect(found).toEqual([]);
});
