import type {ServiceView} from '../../../source/model/service-view.ts';
import {envCollision} from '../../../source/rules/pods/env-collision.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {container, pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const links = [{service: 'relay', variable: 'RELAY_PORT', value: 'tcp://10.96.4.9:7070'}];
const reading = {containers: [container({portVariables: ['OTHER_PORT', 'RELAY_PORT']})]};

/** The pod of shop/web beside a Service shop/relay. */
const beside = (each = crashingPod(reading), overrides: Partial<ServiceView> = {}) =>
	view({pods: [each], links, ...overrides});

const quoting = crashingPod();
const [status] = quoting.statuses;
const last = {...status!.lastTerminated!, message: "relay: 'tcp://10.96.4.9:7070' is not a number␊"};
const quoted = {
	...quoting,
	statuses: [{...status!, state: {kind: 'terminated' as const, ...last}, lastTerminated: last}],
};

verifyRule(envCollision, {
	good: [
		view(),
		beside(pod(reading)),
		beside(crashingPod(reading), {links: []}),
		// It names other variables, or is given none.
		beside(crashingPod({containers: [container({portVariables: ['OTHER_PORT']})]})),
		beside(crashingPod({...reading, hasServiceLinks: false})),
		// The command is not there, or the memory is used up: nothing has read a variable.
		beside(crashingPod(reading, 127)),
		beside(crashingPod(reading, 137, 'OOMKilled')),
	],
	bad: [
		{
			view: beside(),
			severity: 'warning',
			confidence: 'likely',
			cause: 'RELAY_PORT=tcp://10.96.4.9:7070 (Service relay) read by container api',
			mention: ['deploy/web', 'enableServiceLinks'],
		},
		{view: beside(quoted), mention: ['RELAY_PORT']},
		{view: beside(crashingPod({...reading, owner: undefined})), mention: ['in pod/web-1'], silent: ['"patch"']},
	],
});
