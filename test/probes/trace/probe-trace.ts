import {expect, test} from 'vitest';
import type {ServiceView} from '../../../source/model/service-view.ts';
import {probeTrace} from '../../../source/probes/trace/probe-trace.ts';
import type {WayInObjects} from '../../../source/probes/way-in/objects/way-in-objects.ts';
import {outcomeOf, siteOf} from '../../_helpers/fake-exec.ts';
import {answered, fakeMachine} from '../../_helpers/fake-machine.ts';
import {missingService} from '../../_helpers/missing.ts';
import {ingress} from '../../_helpers/networking.ts';
import {service, servicePort, view} from '../../_helpers/objects.ts';

const rest = {
	dial: async () => ({outcome: 'refused', ms: 1}) as const,
	enterDebug: async () => undefined,
	proxy: undefined,
	lookUp: async () => undefined,
};

test('the verdict comes last, and once', async () => {
	const site = siteOf(async () => ({outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}));
	const {progress, verdicts} = await outcomeOf(probeTrace(view(), [], {...site, ...rest}));
	expect(progress.at(-1)!.kind).toBe('verdict');
	expect(verdicts).toMatchObject([
		{answer: 'impossible', sentence: expect.stringContaining('This container has no network tools'), lacksTools: true},
	]);
});

test('cancelled is told as such', async () => {
	const site = siteOf(async () => ({outcome: 'cancelled', stdout: '', stderr: '', ms: 1}), {
		signal: AbortSignal.abort(),
	});
	expect((await outcomeOf(probeTrace(view(), [], {...site, ...rest}))).verdict?.answer).toBe('cancelled');
});

test('what is open to the outside is asked from this machine too, where there is one to ask from', async () => {
	const site = siteOf(async () => ({outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}));
	const open = view({service: service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})]})});
	const nodes = ['1', '2'].map(end => ({
		...{namespace: '', name: `node-${end}`, isReady: true, isOpen: true},
		addresses: [`10.0.0.${end}`],
	}));
	const closed = {'10.0.0.2:30080': 'conn-timeout'} as const;
	const openMachine = async () => fakeMachine({closed});
	const {progress, verdict} = await outcomeOf(probeTrace(open, [], {...site, ...rest, nodes, openMachine}));
	const hops = progress.flatMap(each => (each.kind === 'hop' ? [`${each.hop.hop} ${each.hop.outcome}`] : []));
	expect(hops).toStrictEqual(['node-port ok', 'node-port conn-timeout', 'request ok']);
	expect(verdict).toMatchObject({answer: 'fails', sentence: expect.stringMatching(/NodePort 30080 .* node-2/)});
	const asked: string[] = [];
	const inside = {...site, ...rest, nodes, openMachine: async () => fakeMachine({}, asked)};
	await outcomeOf(probeTrace(view(), [], inside));
	expect(asked).toStrictEqual([]);
});

const led = ingress({
	addresses: ['192.0.2.7'],
	backends: [
		{
			service: 'web',
			port: 80,
			path: 'spec.rules[0].http.paths[0]',
			match: {host: 'a.example', path: '/', type: 'Prefix'},
		},
		{
			service: 'api',
			port: 80,
			path: 'spec.rules[0].http.paths[1]',
			match: {host: 'a.example', path: '/api', type: 'Prefix'},
		},
	],
});

const outsideOf = (known: ServiceView | undefined): WayInObjects => ({
	...{isWhole: true, ingresses: [led], classes: [], routes: [], gateways: [], services: [], nodes: []},
	known: (namespace, name) =>
		known !== undefined && known.key === `${namespace}/${name}` ? {view: known, findings: []} : undefined,
});

test('the ways in of the Ingresses that name it are walked too: those that are for it, after the inside', async () => {
	const site = siteOf(async () => ({outcome: 'tool-missing', stdout: '', stderr: '', ms: 1}));
	const web = view({ingresses: [led]});
	const asked: string[] = [];
	const openMachine = async () => fakeMachine({answer: () => answered(502)}, asked);
	const {verdict} = await outcomeOf(probeTrace(web, [], {...site, ...rest, openMachine, wayInObjects: outsideOf(web)}));
	expect(asked).toContain('GET http://a.example/ at 192.0.2.7:80');
	expect(asked.join()).not.toContain('/api');
	expect(verdict).toMatchObject({answer: 'fails', code: 'gateway-cannot-reach'});
});

const named = ingress({
	addresses: ['192.0.2.7'],
	backends: [
		{
			service: 'chekout',
			port: 80,
			path: 'spec.rules[0].http.paths[0]',
			match: {host: 'b.example', path: '/', type: 'Prefix'},
		},
	],
});

test('of a Service that an Ingress names and nobody has the way in is asked, and no pod', async () => {
	const site = siteOf(async () => {
		throw new Error('nobody is asked');
	});
	const lost = view({
		service: service({name: 'chekout'}),
		missing: missingService({ingresses: [named]}),
		pods: [],
		slices: [],
	});
	const openMachine = async () => fakeMachine({answer: () => answered(503)});
	const outside = {...site, ...rest, openMachine, wayInObjects: {...outsideOf(undefined), ingresses: [named]}};
	const {verdict} = await outcomeOf(probeTrace(lost, [], outside));
	expect(verdict).toMatchObject({answer: 'fails', code: 'no-endpoints'});
	const unnamed = await outcomeOf(probeTrace({...lost, missing: missingService()}, [], outside));
	expect(unnamed.verdict).toMatchObject({answer: 'impossible', sentence: expect.stringContaining('no way in')});
});
