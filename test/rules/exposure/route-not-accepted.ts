import {routeNotAccepted} from '../../../source/rules/exposure/route-not-accepted.ts';
import {gateway, listener, refused, route} from '../../_helpers/gateways.ts';
import {view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const parent = {namespace: 'infra', name: 'edge'};

const waiting = (overrides: Parameters<typeof route>[0], ...wanted: ReadonlyArray<Parameters<typeof listener>[0]>) =>
	view({
		isOfManifests: true,
		routes: [route({statuses: [], ...overrides})],
		gateways: [gateway({wanted: wanted.map(listener)})],
	});

verifyRule(routeNotAccepted, {
	good: [
		view(),
		view({routes: [route()]}),
		view({routes: [route({parents: [], statuses: []})]}),
		// That of another backend.
		view({routes: [route({statuses: [{parent, conditions: [refused('ResolvedRefs', 'BackendNotFound')]}]})]}),
		// What a listener may take, while no status yet anything.
		waiting({}, {}),
		waiting({}, {from: 'Same'}, {name: 'open'}),
		waiting({namespace: 'infra'}, {from: 'Same'}),
		waiting({}, {from: 'Selector'}),
		waiting({hostnames: ['shop.example']}, {hostname: '*.example'}),
		waiting({hostnames: ['*.example']}, {hostname: 'shop.example'}),
		waiting({kind: 'GRPCRoute'}, {protocol: 'HTTPS'}),
		waiting({kind: 'TCPRoute'}, {protocol: 'example.com/own'}),
		waiting({parents: [{...parent, sectionName: 'http', port: 80, path: 'spec.parentRefs[0]'}]}, {}),
		view({isOfManifests: true, routes: [route({statuses: []})]}),
	],
	bad: [
		{
			view: waiting({}, {from: 'Same'}),
			severity: 'warning',
			confidence: 'likely',
			cause: 'NotAllowedByListeners: httproute/front not Accepted by Gateway infra/edge',
			mention: ['httproute/front spec.parentRefs[0].name'],
		},
		{
			view: waiting(
				{},
				{from: 'Selector', selector: {matchLabels: {'kubernetes.io/metadata.name': 'mail'}, matchExpressions: []}},
			),
			mention: ['NotAllowedByListeners'],
		},
		{view: waiting({kind: 'GRPCRoute'}, {protocol: 'TCP'}), mention: ['NotAllowedByListeners']},
		{view: waiting({}, {kinds: ['GRPCRoute']}), mention: ['NotAllowedByListeners']},
		{
			view: waiting({hostnames: ['shop.example']}, {hostname: 'mail.example'}),
			mention: ['NoMatchingListenerHostname', 'listener http is for mail.example'],
		},
		{
			view: waiting({parents: [{...parent, sectionName: 'https', path: 'spec.parentRefs[0]'}]}, {}),
			mention: ['NoMatchingParent', 'its listeners are http (80)'],
		},
		{
			view: view({
				routes: [
					route({statuses: [{parent, conditions: [refused('Accepted', 'NotAllowedByListeners', 'no listener')]}]}),
				],
			}),
			severity: 'warning',
			mention: ['NotAllowedByListeners: httproute/front not Accepted by Gateway edge'],
		},
		{view: view({routes: [route({statuses: []})]}), severity: 'info', mention: ['no status yet']},
	],
});
