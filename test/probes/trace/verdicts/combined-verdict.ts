import {expect, test} from 'vitest';
import {combinedVerdict, type PortVerdict, worstOf} from '../../../../source/probes/trace/verdicts/combined-verdict.ts';
import type {TraceVerdict} from '../../../../source/probes/trace/verdicts/trace-facts.ts';
import {service, servicePort} from '../../../_helpers/objects.ts';

const verdictOf = (overrides: Partial<TraceVerdict> = {}): TraceVerdict => ({
	code: 'ok',
	confidence: 'certain',
	title: 'Port 80 works',
	cause: 'DNS, ClusterIP and 1/1 endpoints answer.',
	fixes: [],
	...overrides,
});

const failing = (port: number, overrides: Partial<TraceVerdict> = {}) =>
	verdictOf({
		code: 'not-listening',
		title: `Port ${port}: nothing listens on port 4444 of the pods`,
		cause: '10.0.0.1:4444 refuse the connection.',
		fixes: [{kind: 'text', label: 'Fix', value: `${port}`, mutating: false}],
		...overrides,
	});

const answering = (port: number) => verdictOf({title: `Port ${port} works`});

/** Ports 80, 81, … of a Service, and what each came to; `others` are ports that nobody asked. */
const asked = (verdicts: readonly TraceVerdict[], others = 0) => {
	const ports = Array.from({length: verdicts.length + others}, (_, index) => servicePort({port: 80 + index}));
	return [service({ports}), verdicts.map((verdict, index): PortVerdict => ({port: ports[index], verdict}))] as const;
};

test('a certain failure comes before a likely one, that before what was not asked, and that before what works', () => {
	const likely = failing(80, {confidence: 'likely'});
	const impossible = verdictOf({code: 'probe-impossible'});
	const order = [failing(80), likely, impossible, answering(80)];
	for (const [place, verdict] of order.entries()) {
		const rest = order.slice(place).toReversed();
		expect(rest[worstOf(rest.map(each => ({port: undefined, verdict: each})))]).toBe(verdict);
	}
});

test('of those that are equally bad the first is the worst', () => {
	expect(worstOf(asked([answering(80), failing(81), failing(82)])[1])).toBe(1);
	expect(worstOf(asked([answering(80), answering(81)])[1])).toBe(0);
});

test('the only port of a Service is the whole of it', () => {
	const verdict = verdictOf({title: 'Path OK'});
	expect(combinedVerdict(...asked([verdict]))).toStrictEqual(verdict);
});

test('of several one was asked: the others are not said to work', () => {
	expect(combinedVerdict(...asked([answering(80)], 7))).toMatchObject({
		code: 'ok',
		title: 'Port 80 works; 7 other ports not asked',
	});
	expect(combinedVerdict(...asked([failing(80)], 1))).toMatchObject({
		code: 'not-listening',
		title: 'Port 80: nothing listens on port 4444 of the pods',
		cause: '10.0.0.1:4444 refuse the connection. 1 other port not asked.',
	});
});

test('all were asked, and work', () => {
	expect(combinedVerdict(...asked([answering(80), answering(81), answering(82)]))).toStrictEqual({
		code: 'ok',
		confidence: 'certain',
		title: '3/3 ports OK',
		cause: '80, 81, 82: DNS, ClusterIP and 1/1 endpoints answer.',
		fixes: [],
	});
	const other = verdictOf({confidence: 'likely', cause: 'The name resolves.'});
	expect(combinedVerdict(...asked([answering(80), other]))).toMatchObject({
		confidence: 'likely',
		cause: '80: DNS, ClusterIP and 1/1 endpoints answer. 81: The name resolves.',
	});
});

test('two of three were asked, and work', () => {
	expect(combinedVerdict(...asked([answering(80), answering(81)], 1)).title).toBe('2 ports OK; 1 other port not asked');
});

test('some fail: how many and which, the worst of them with its cause and fixes, and which answer', () => {
	const verdict = combinedVerdict(
		...asked([answering(80), failing(81, {confidence: 'likely'}), failing(82), answering(83)]),
	);
	expect(verdict).toStrictEqual({
		code: 'not-listening',
		confidence: 'certain',
		title: '2/4 ports fail: 81, 82',
		cause:
			'Port 82: nothing listens on port 4444 of the pods. 10.0.0.1:4444 refuse the connection. Port 81: nothing listens on port 4444 of the pods. Ports 80, 83 answer.',
		fixes: [{kind: 'text', label: 'Fix', value: '82', mutating: false}],
	});
});

test('one fails, one could not be asked, one was left out', () => {
	const verdict = combinedVerdict(
		...asked([failing(80), verdictOf({code: 'probe-impossible', title: 'Probe could not run'})], 1),
	);
	expect(verdict).toMatchObject({
		code: 'not-listening',
		title: '1/2 ports fail: 80; 1 not asked: 81',
		cause: expect.stringMatching(/ Probe could not run\. 1 other port not asked\.$/),
	});
});

test('what is wrong with the name, or with the client, is told once', () => {
	for (const code of ['dns-nxdomain', 'probe-impossible'] as const) {
		const verdict = verdictOf({code, title: 'web does not resolve'});
		expect(combinedVerdict(...asked([verdict, {...verdict}], 1))).toBe(verdict);
	}
});

test('the ports of an ExternalName are none that were left out', () => {
	const verdict = verdictOf({title: 'externalName db.example.com resolves'});
	const ports = [servicePort(), servicePort({port: 81})];
	const external = service({type: 'ExternalName', ports});
	expect(combinedVerdict(external, [{port: ports[0], verdict}])).toBe(verdict);
});
