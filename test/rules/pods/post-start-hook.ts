import type {PodEvent} from '../../../source/model/pods/pod-events.ts';
import {postStartHook} from '../../../source/rules/pods/post-start-hook.ts';
import {crashingPod, killedPod, unreadyPod} from '../../_helpers/broken-pods.ts';
import {birth, container, pod, view} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const postStart = {kind: 'exec', port: 0, path: '', scheme: '', command: 'sh -c register || exit 3'} as const;
const hooked = {containers: [container({postStart})]};
const failed = {reason: 'FailedPostStartHook', message: 'PostStartHook failed', at: birth + 58};
const killing = {reason: 'Killing', message: 'FailedPostStartHook', at: birth + 58};
const started = {reason: 'Started', message: 'Container started', at: birth + 5};
const viewOf = (each = killedPod(hooked), ...events: ReadonlyArray<Partial<PodEvent>>) =>
	view({pods: [each], podEvents: new Map([[each.uid, podEvents(...events)]])});
const creating = unreadyPod(
	{started: false, state: {kind: 'waiting', reason: 'ContainerCreating', message: ''}},
	hooked,
);

verifyRule(postStartHook, {
	good: [
		view(),
		viewOf(crashingPod(), {reason: 'BackOff', message: 'Back-off restarting failed container'}),
		viewOf(crashingPod(), {...failed, container: 'other'}),
		// Its image may still be pulled.
		viewOf(creating, {reason: 'Pulling', message: 'Pulling image'}),
		viewOf(pod(hooked), started),
	],
	bad: [
		{
			view: viewOf(killedPod(hooked), failed, killing),
			severity: 'error',
			cause: 'postStart hook fails: command sh -c register || exit 3, 4 restarts (1/1 pods)',
			causes: ['no-ready-endpoints', 'crash-loop'],
			mention: ['PostStartHook failed', 'init container'],
		},
		// Of the two events only one may be there.
		{view: viewOf(killedPod(hooked), killing), severity: 'error'},
		{
			view: viewOf(creating, started),
			severity: 'error',
			cause: 'postStart hook has not returned: command sh -c register || exit 3 (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['event Started'],
		},
	],
});
