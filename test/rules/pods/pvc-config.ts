import {pvcConfig} from '../../../source/rules/pods/pvc-config.ts';
import {imagelessPod, unmountedPod, unreadyPod} from '../../_helpers/broken-pods.ts';
import {birth, pod, view} from '../../_helpers/objects.ts';
import {podEvents} from '../../_helpers/pod-events.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const events = podEvents({
	reason: 'FailedMount',
	message: 'MountVolume.SetUp failed: configmap "web" not found',
	container: '',
});
const viewOf = (unready = unmountedPod()) => view({pods: [unready], podEvents: new Map([[unready.uid, events]])});
const misconfigured = (message: string) =>
	unreadyPod({started: false, state: {kind: 'waiting', reason: 'CreateContainerConfigError', message}});

verifyRule(pvcConfig, {
	good: [
		view(),
		view({pods: [imagelessPod()]}),
		// Being made, and nothing says that it fails.
		view({pods: [unmountedPod()]}),
		// Its volumes are mounted by now: the event is from before.
		viewOf(imagelessPod()),
		viewOf(pod()),
	],
	bad: [
		{
			view: view({pods: [misconfigured('secret "db" not found')]}),
			severity: 'error',
			cause: 'secret "db" not found: CreateContainerConfigError (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['Create the secret db'],
		},
		{
			view: view({
				pods: [misconfigured('container has runAsNonRoot and image will run as root (pod: "web", container: api)')],
			}),
			mention: ['securityContext.runAsNonRoot', '"securityContext":{"runAsUser":65534}'],
			silent: ['a secret, a configmap'],
		},
		{
			view: view({
				pods: [
					misconfigured(
						'container has runAsNonRoot and image has non-numeric user (node), cannot verify user is non-root',
					),
				],
			}),
			mention: ['id -u node'],
			silent: ['65534'],
		},
		{
			view: view({
				pods: [misconfigured('runc create failed: exec: "nosuch": executable file not found in $PATH: unknown')],
			}),
			mention: ['The image cannot run nosuch'],
		},
		{view: view({pods: [misconfigured("couldn't find key pw in Secret shop/db")]}), mention: ['has no such key']},
		{
			view: view({pods: [misconfigured('secret "db" not found'), pod({name: 'web-2'})]}),
			severity: 'warning',
			causes: ['partially-ready'],
		},
		{
			view: viewOf(),
			severity: 'warning',
			errorFrom: birth + 60,
			causes: ['no-podip-yet'],
			mention: ['FailedMount', 'Create the configmap web', 'event FailedMount'],
		},
		// Servers that know no such condition tell by the address.
		{view: viewOf(unmountedPod({conditions: []})), severity: 'warning', mention: ['FailedMount']},
	],
});
