import {expect, test} from 'vitest';
import type {Exec, Target} from '../../source/model/pod-access/exec.ts';
import {type DebugEntry, inEquipped} from '../../source/probes/debug-entry.ts';
import {lookUpName} from '../../source/probes/names/look-up-name.ts';
import {fakeExec, outcomeOf, replay, siteOf} from '../_helpers/fake-exec.ts';
import {service, view} from '../_helpers/objects.ts';
import {transcripts} from '../_helpers/transcripts.ts';

const recorded = transcripts('cluster-transcripts/nslookup.txt').filter(
	({group}) => group === 'nslookup web from toolbox',
);
const web = view({service: service({clusterIPs: ['10.96.201.83']})});
const debug: Target = {namespace: 'shop', pod: 'client', container: 'svctop-probe'};

/** An application without tools, beside a debug container that has those of the recorded one. */
const exec: Exec = async (target, argv, options) =>
	(target.container === debug.container ? replay(recorded) : fakeExec({})).exec(target, argv, options);

const run = async (enterDebug: DebugEntry, signal = new AbortController().signal, inside: Exec = exec) =>
	outcomeOf(inEquipped(siteOf(inside, {signal}), enterDebug, site => lookUpName(web, site)));

test('a client without tools is probed from the debug container, and its steps are told apart', async () => {
	const {progress, steps, verdicts} = await run(async () => ({client: debug}));
	expect(progress).toContainEqual({kind: 'client', client: debug});
	expect(verdicts).toMatchObject([{answer: 'works'}]);
	expect(new Set(steps.map(({id}) => id)).size).toBe(steps.length);
	expect(steps.at(-1)!.client).toStrictEqual(debug);
});

test('without consent the verdict says that tools are missing', async () => {
	const {verdicts} = await run(async () => undefined);
	expect(verdicts).toMatchObject([{answer: 'impossible', lacksTools: true}]);
});

test('what keeps the debug container from running is the verdict', async () => {
	const {verdicts} = await run(async () => ({problem: 'Patching is forbidden.'}));
	expect(verdicts).toStrictEqual([{answer: 'impossible', sentence: 'Patching is forbidden.'}]);
});

test('an image without tools is not offered again', async () => {
	const {verdicts} = await run(async () => ({client: debug}), undefined, fakeExec({}).exec);
	expect(verdicts).toStrictEqual([{answer: 'impossible', sentence: expect.stringContaining('No tool')}]);
});

test('a client with tools is asked itself', async () => {
	const asked: Target[] = [];
	const enterDebug: DebugEntry = async client => {
		asked.push(client);
		return undefined;
	};
	const {verdicts} = await run(enterDebug, undefined, replay(recorded).exec);
	expect(verdicts).toMatchObject([{answer: 'works'}]);
	expect(asked).toStrictEqual([]);
});
