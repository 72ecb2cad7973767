import {expect, test} from 'vitest';
import {setupFailureText} from '../../../source/model/pods/setup-failure-text.ts';

test.each([
	[
		'FailedMount',
		'MountVolume.SetUp failed for volume "rules" : configmap "packing-rules" not found',
		'configmap "packing-rules" not found: FailedMount',
	],
	['CreateContainerConfigError', 'secret "db" not found', 'secret "db" not found: CreateContainerConfigError'],
	[
		'CreateContainerConfigError',
		"couldn't find key password in Secret shop/db",
		'key password not in Secret shop/db: CreateContainerConfigError',
	],
	[
		'FailedMount',
		'MountVolume.MountDevice failed for volume "data" : timed out waiting',
		'FailedMount: timed out waiting',
	],
	['RunContainerError', '', 'RunContainerError'],
])('%s: %s', (reason, message, text) => {
	expect(setupFailureText(reason, message)).toBe(text);
});
