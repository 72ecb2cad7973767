import {imagePull} from '../../../source/rules/pods/image-pull.ts';
import {crashingPod, imagelessPod, pullMessage, unreadyPod} from '../../_helpers/broken-pods.ts';
import {pod, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const failing = (reason: string, message: string) =>
	view({pods: [unreadyPod({started: false, state: {kind: 'waiting', reason, message}})]});

verifyRule(imagePull, {
	good: [view(), view({pods: [crashingPod()]}), failing('ContainerCreating', ''), failing('PodInitializing', '')],
	bad: [
		{
			view: view({pods: [imagelessPod(), imagelessPod({name: 'web-2'})]}),
			severity: 'error',
			cause: 'ImagePullBackOff (not found): registry.example/web:1.9-rc (2/2 pods)',
			causes: ['no-ready-endpoints'],
			mention: [pullMessage, 'no such image'],
		},
		{view: view({pods: [imagelessPod(), pod({name: 'web-2'})]}), severity: 'warning'},
		{view: failing('ErrImagePull', 'pull access denied'), mention: ['imagePullSecrets']},
		{view: failing('InvalidImageName', 'invalid reference format'), mention: ['spelling']},
		{view: failing('ErrImageNeverPull', ''), mention: ['imagePullPolicy Never']},
		{
			view: failing('ErrImagePull', 'dial tcp: lookup registry.example: i/o timeout'),
			mention: ['reaches the registry'],
		},
	],
});
