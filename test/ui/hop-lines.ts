import {expect, test} from 'vitest';
import type {Hop} from '../../source/probes/trace/hop.ts';
import type {ProbeRun} from '../../source/state/probe-run.ts';
import {createTheme} from '../../source/theme.ts';
import {hopLines} from '../../source/ui/hop-lines.ts';
import {widthOf} from '../../source/ui/text-width.ts';

const theme = createTheme({isUnicode: true, hasColor: false});
const client = {namespace: 'shop', pod: 'toolbox', container: 'main'};

const hop = (overrides: Partial<Hop>): Hop => ({
	hop: 'endpoint',
	target: '10.244.0.13:8080',
	outcome: 'ok',
	ms: 12,
	tool: 'curl',
	pod: 'web-7d9c8b7f6d-x2x1z',
	client,
	command: [],
	detail: '',
	...overrides,
});

const run = (...hops: readonly Hop[]): ProbeRun => ({
	kind: 'trace',
	client,
	started: 0,
	steps: [],
	hops,
	verdict: undefined,
});

test('where there is room, a hop tells tool and pod', () => {
	expect(hopLines(run(hop({})), 100, theme)).toEqual([
		' ✔ endpoint      10.244.0.13:8080  ok · 12 ms · curl · web-7d9c8b7f6d-x2x1z',
	]);
});

test('where there is not, the pod, by the end that tells it from its like', () => {
	expect(hopLines(run(hop({})), 60, theme)).toEqual([' ✔ endpoint      10.244.0.13:8080  ok · 12 ms · web-7d…x2x1z']);
});

test.each([60, 80])('at %i cells the outcome is never cut, and no line is wider', width => {
	const long = hop({hop: 'service', target: 'checkout-frontend.analytics-team.svc.cluster.local:8080', pod: ''});
	const lines = hopLines(run(long, hop({outcome: 'conn-timeout', ms: 3000})), width, theme);

	expect(lines[0]).toContain('ok · 12 ms');
	expect(lines[1]).toContain('conn-timeout · 3000 ms');
	expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
});
