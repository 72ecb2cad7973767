import {readinessGate} from '../../../source/rules/pods/readiness-gate.ts';
import {crashingPod} from '../../_helpers/broken-pods.ts';
import {birth, pod, service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const gated = (name = 'web-1', status?: 'False') =>
	pod({
		name,
		readinessGates: ['example.com/attached'],
		conditions: [
			...pod().conditions.filter(({type}) => type !== 'Ready'),
			{type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady', message: 'gate', since: birth + 90},
			...(status
				? [{type: 'example.com/attached', status, reason: 'Registering', message: 'target is initial', since: birth}]
				: []),
		],
	});

verifyRule(readinessGate, {
	good: [view(), view({pods: [crashingPod()]}), view({pods: [gated(), pod({name: 'web-2'})]})],
	bad: [
		{view: view({pods: [gated()], service: service({publishNotReadyAddresses: true})}), severity: 'warning'},
		{
			view: view({pods: [gated()]}),
			severity: 'error',
			cause: 'readiness gate example.com/attached not True (1/1 pods)',
			causes: ['no-ready-endpoints'],
			mention: ['not set'],
		},
		{view: view({pods: [gated('web-1', 'False')]}), mention: ['False: target is initial']},
	],
});
