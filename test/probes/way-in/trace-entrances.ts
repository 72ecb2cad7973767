import {expect, test} from 'vitest';
import type {Node, Service} from '../../../source/model/objects.ts';
import {usualLimits} from '../../../source/probes/limits.ts';
import {forEachYield} from '../../../source/probes/trace/async-generators.ts';
import {outsideAlone} from '../../../source/probes/way-in/outside-alone.ts';
import {traceEntrances} from '../../../source/probes/way-in/trace-entrances.ts';
import {answered, fakeMachine} from '../../_helpers/fake-machine.ts';
import {pod, service, servicePort, view} from '../../_helpers/objects.ts';
import {createTitleCheck} from '../../_helpers/titles-apart.ts';

const nodes: readonly Node[] = [1, 2].map(number => ({
	...{namespace: '', name: `node-${number}`, isReady: true, isOpen: true},
	addresses: [`10.0.0.${number}`],
}));

const viewOf = (overrides: Partial<Service>, hasEndpoints = true) =>
	view({
		service: service({type: 'NodePort', ports: [servicePort({nodePort: 30_080})], ...overrides}),
		pods: [pod()],
		...(!hasEndpoints && {slices: []}),
	});

const checked = createTitleCheck();

const run = async (
	subject: ReturnType<typeof view>,
	machine: ReturnType<typeof fakeMachine>,
	{isWhole = true, known = nodes}: {readonly isWhole?: boolean; readonly known?: readonly Node[] | null} = {},
) => {
	const {signal} = new AbortController();
	const indexes = [...subject.service.ports.keys()];
	const outside = await forEachYield(
		traceEntrances(subject, indexes, {machine, signal, limits: usualLimits, nodes: known ?? undefined}, isWhole),
		() => {},
	);
	const traced = outsideAlone({named: subject, view: subject, findings: []}, indexes, outside);
	checked(traced.verdict);
	return {
		outside,
		...traced,
		hops: traced.worst.trail.hops.map(({hop, target, outcome}) => `${hop} ${target} ${outcome}`),
	};
};

test('every way in is asked, and what claims HTTP is asked for a page at the first that opens', async () => {
	const asked: string[] = [];
	const balanced = viewOf({type: 'LoadBalancer', loadBalancerIngress: ['lb.example']});
	const {verdict, hops} = await run(balanced, fakeMachine({names: {'lb.example': ['192.0.2.7']}}, asked));
	expect(verdict).toMatchObject({code: 'ok', title: 'web answers this machine at 192.0.2.7:80'});
	expect(hops).toStrictEqual([
		'name lb.example ok',
		'address 192.0.2.7:80 ok',
		'node-port 10.0.0.1:30080 ok',
		'node-port 10.0.0.2:30080 ok',
		'request GET http://lb.example/ ok',
	]);
	expect(asked.at(-1)).toBe('GET http://lb.example/ at 192.0.2.7:80');
});

test('a node that drops what another one serves is named; for Local that is why', async () => {
	const closed = {'10.0.0.2:30080': 'conn-timeout'} as const;
	const plain = await run(viewOf({}), fakeMachine({closed}));
	expect(plain.verdict).toMatchObject({code: 'nodeport-dropped', title: 'NodePort 30080 fails on node-2'});
	expect(plain.verdict.cause).toMatch(/node-1 answers\. A firewall in front of node-2, or kube-proxy there/);
	const local = await run(viewOf({isExternallyLocal: true}), fakeMachine({closed}));
	expect(local.verdict.cause).toMatch(/externalTrafficPolicy is Local, and no ready pod of web runs on node-2/);
	expect(local.verdict.fixes[0]).toMatchObject({kind: 'command', mutating: true});
});

test('a load balancer spares the nodes without a pod of their own', async () => {
	const closed = {'10.0.0.2:30080': 'conn-timeout'} as const;
	const spared = viewOf({type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.7'], isExternallyLocal: true});
	expect((await run(spared, fakeMachine({closed}))).verdict.code).toBe('ok');
});

test('nodes that are all silent are a fault only for those who ask them alone', async () => {
	const closed = {'10.0.0.1:30080': 'conn-timeout', '10.0.0.2:30080': 'conn-timeout'} as const;
	expect((await run(viewOf({}), fakeMachine({closed}))).verdict.code).toBe('address-unreachable');
	const {outside} = await run(viewOf({}), fakeMachine({closed}), {isWhole: false});
	expect(outside[0]).toMatchObject({notes: [expect.stringMatching(/^NodePort 30080 is not proven/)]});
	expect(outside[0]).not.toHaveProperty('verdict');
	const refused = {'10.0.0.1:30080': 'conn-refused', '10.0.0.2:30080': 'conn-refused'} as const;
	const all = await run(viewOf({}), fakeMachine({closed: refused}), {isWhole: false});
	expect(all.outside[0]!.verdict).toMatchObject({code: 'nodeport-dropped'});
});

test('an address where nothing answers, and one that lets others in', async () => {
	const closed = {'192.0.2.7:80': 'conn-timeout'} as const;
	const balanced = {type: 'LoadBalancer', loadBalancerIngress: ['192.0.2.7']} as const;
	expect((await run(viewOf(balanced), fakeMachine({closed}))).verdict).toMatchObject({
		code: 'address-unreachable',
		title: 'Unreachable from this machine: 192.0.2.7:80',
	});
	const limited = await run(viewOf({...balanced, sourceRanges: ['198.51.100.0/24']}), fakeMachine({closed}));
	expect(limited.verdict).toMatchObject({code: 'source-not-allowed', confidence: 'likely'});
	expect(JSON.stringify(limited.verdict.fixes)).toContain('192.0.2.99/32');
	const inside = await run(viewOf({...balanced, sourceRanges: ['192.0.2.0/24']}), fakeMachine({closed}));
	expect(inside.verdict.code).toBe('address-unreachable');
	const nameless = await run(viewOf({...balanced, loadBalancerIngress: ['lb.example']}), fakeMachine());
	expect(nameless.verdict).toMatchObject({
		code: 'address-unreachable',
		cause: expect.stringMatching(/does not resolve/),
	});
});

test('without endpoints nothing else is accused', async () => {
	const closed = {'10.0.0.1:30080': 'conn-refused', '10.0.0.2:30080': 'conn-refused'} as const;
	expect((await run(viewOf({}, false), fakeMachine({closed}))).verdict.code).toBe('no-endpoints');
});

test('a server error, silence and a hang-up behind a way in that opens', async () => {
	const answer = (code: ReturnType<typeof answered>) => fakeMachine({answer: () => code});
	const ofCode = async (code: ReturnType<typeof answered>) => (await run(viewOf({}), answer(code))).verdict.code;
	expect(await ofCode(answered(503))).toBe('http-server-error');
	expect(await ofCode(answered(404))).toBe('ok');
	expect(await ofCode({outcome: 'resp-timeout', ms: 1, detail: 'late'})).toBe('no-response');
	expect(await ofCode({outcome: 'empty', ms: 1, detail: 'closed'})).toBe('connection-reset');
});

test('what cannot be asked is said, and never taken for an answer', async () => {
	const datagrams = viewOf({ports: [servicePort({protocol: 'UDP', nodePort: 30_053})]});
	expect((await run(datagrams, fakeMachine())).verdict).toMatchObject({
		code: 'unproven',
		notes: ['Port 80/UDP: UDP is not asked from outside.'],
	});
	const unlisted = await run(viewOf({}), fakeMachine(), {known: null});
	expect(unlisted.verdict.code).toBe('unproven');
	const pending = await run(viewOf({type: 'LoadBalancer'}), fakeMachine());
	expect(pending.verdict).toMatchObject({code: 'ok', notes: [expect.stringMatching(/no external IP yet/)]});
});
