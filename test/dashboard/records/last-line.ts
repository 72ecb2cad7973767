import {expect, test} from 'vitest';
import {crashOf, lastLineOf} from '../../../source/dashboard/records/last-line.ts';
import type {Row} from '../../../source/dashboard/rows/row.ts';
import {crashedRow} from '../../_helpers/crashed-row.ts';
import {birth, containerStatus} from '../../_helpers/objects.ts';
import {diagnosis, finding, named} from '../../_helpers/rows.ts';

const crashed = crashedRow('api', 4);
const [pod] = crashed.view.pods;

const withStatus = (overrides: Parameters<typeof containerStatus>[0]): Row => ({
	...crashed,
	view: {...crashed.view, pods: [{...pod!, statuses: [{...pod!.statuses[0]!, ...overrides}]}]},
});

test('a container that waits for its next start has its own log, one that runs again has that of before', () => {
	expect(crashOf(crashed)).toMatchObject({pod: 'api-1', container: 'main', isPrevious: false});
	expect(crashOf(withStatus({state: {kind: 'running', since: birth}}))).toMatchObject({isPrevious: true});
});

test('an init container that crashes counts, one that is done does not', () => {
	const done = containerStatus({
		name: 'init',
		ready: true,
		state: {kind: 'terminated', exitCode: 0, signal: 0, reason: '', message: '', started: birth, finished: birth},
	});
	const view = {...crashed.view, pods: [{...pod!, initStatuses: [done]}]};
	expect(crashOf({...crashed, view})?.container).toBe('main');
	const looping = {...pod!.statuses[0]!, name: 'init'};
	expect(crashOf({...crashed, view: {...view, pods: [{...pod!, initStatuses: [looping]}]}})?.container).toBe('init');
});

test('what has not crashed, and what the row is not about, has none', () => {
	expect(crashOf(withStatus({state: {kind: 'running', since: birth}, ready: true}))).toBeUndefined();
	expect(crashOf({...crashed, diagnosis: diagnosis([finding()])})).toBeUndefined();
	expect(crashOf(named('web'))).toBeUndefined();
});

test('a line is that of one end of the container, and of no other', () => {
	const lines = new Map([[crashOf(crashed)!.id, 'no DATABASE_URL']]);
	expect(lastLineOf(lines, crashed)).toBe('no DATABASE_URL');
	expect(lastLineOf(lines, crashedRow('api', 5))).toBeUndefined();
	expect(lastLineOf(new Map(), crashed)).toBeUndefined();
});
