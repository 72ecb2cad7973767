import {expect, test} from 'vitest';
import {type ProbeRun, withProgress} from '../../../source/dashboard/records/probe-run.ts';
import type {ProbeProgress} from '../../../source/probes/probe.ts';
import type {Hop} from '../../../source/probes/trace/hop.ts';

const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};
const empty: ProbeRun = {kind: 'trace', client, started: 0, steps: [], hops: [], verdict: undefined};

const hop = (name: Hop['hop'], target: string): Hop => ({
	hop: name,
	target,
	outcome: 'ok',
	ms: 1,
	tool: 'nc',
	client,
	command: [],
	detail: '',
	pod: '',
});

const after = (...progress: readonly ProbeProgress[]) => progress.reduce(withProgress, empty);

test('hops of one port stand along the path, whichever ended first', () => {
	const {hops, ports} = after({kind: 'hop', hop: hop('service', 'a:80')}, {kind: 'hop', hop: hop('dns', 'web.')});
	expect(hops.map(({target}) => target)).toStrictEqual(['web.', 'a:80']);
	expect(ports).toBeUndefined();
});

test('hops and verdicts of several ports are kept with the port they are about', () => {
	const verdict = {answer: 'works', sentence: 'ok'} as const;
	expect(
		after(
			{kind: 'ports', labels: ['80', '99']},
			{kind: 'hop', hop: hop('endpoint', 'b:99'), port: 1},
			{kind: 'hop', hop: hop('dns', 'web.')},
			{kind: 'hop', hop: hop('service', 'a:99'), port: 1},
			{kind: 'port-verdict', port: 1, verdict},
		),
	).toMatchObject({
		hops: [{target: 'web.'}],
		ports: [
			{label: '80', hops: [], verdict: undefined},
			{label: '99', hops: [{target: 'a:99'}, {target: 'b:99'}], verdict},
		],
		verdict: undefined,
	});
});
