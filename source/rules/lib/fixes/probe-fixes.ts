import type {Pod} from '../../../model/objects.ts';
import type {Container} from '../../../model/pods/containers.ts';
import type {ProbeKind} from '../../../model/pods/pod-events.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import type {Fix} from '../../finding.ts';
import type {TimeToStart} from '../pods/time-to-start.ts';
import {describePodFix} from './describe-pod-fix.ts';
import type {ProbeAdvice} from './probe-advice.ts';
import {templatePatch} from './template-patch.ts';

/** What can be done about a failing probe: time to start where it lacks that, what to fix, the command that does it, and where more is told. */
export const probeFixes = (
	view: ServiceView,
	pod: Pod,
	container: Container,
	probe: ProbeKind,
	{text, change}: ProbeAdvice,
	time?: TimeToStart,
): readonly Fix[] => [
	...(time
		? [
				{kind: 'text' as const, label: 'Allow it time to start', value: time.text, mutating: false as const},
				...(time.change ? templatePatch(pod, container, view, time.change) : []),
			]
		: []),
	{kind: 'text', label: 'Fix the probe', value: text, mutating: false},
	...(change
		? templatePatch(pod, container, view, {label: change.label, fields: {[`${probe}Probe`]: change.fields}})
		: []),
	describePodFix(pod, 'Check the pod events'),
];
