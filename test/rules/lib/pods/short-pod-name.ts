import {expect, test} from 'vitest';
import {shortPodName} from '../../../../source/rules/lib/pods/short-pod-name.ts';

test.each([
	['web-7d9c8b6f5-x2b4f', 'web-…-x2b4f'],
	['ropes-next-f9d2vhvqc8-xxbds', 'ropes-next-…-xxbds'],
	// No hash of a template: a StatefulSet's, a bare pod's, a DaemonSet's.
	['db-0', 'db-0'],
	['archive', 'archive'],
	['agent-x2b4f', 'agent-x2b4f'],
	['my-release-apple', 'my-release-apple'],
])('%s is %s in a row', (name, short) => {
	expect(shortPodName(name)).toBe(short);
});
