import {expect, test} from 'vitest';
import {unschedulableText} from '../../../source/model/pods/unschedulable-text.ts';

test.each([
	['0/3 nodes are available: 3 Insufficient cpu.', 'Unschedulable: 3 Insufficient cpu'],
	[
		"0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.",
		"Unschedulable: 2 node(s) didn't match Pod's node affinity/selector, 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }",
	],
	[
		'0/1 nodes are available: persistentvolumeclaim "data" not found. not found',
		'Unschedulable: persistentvolumeclaim "data" not found. not found',
	],
	[
		'0/2 nodes are available: 2 Insufficient memory. no new claims to deallocate, preemption: 0/2 nodes are available: 2 Preemption is not helpful for scheduling.',
		'Unschedulable: 2 Insufficient memory',
	],
	['', 'Unschedulable'],
])('%s', (message, text) => {
	expect(unschedulableText(message)).toBe(text);
});
