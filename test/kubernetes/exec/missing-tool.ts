import {expect, test} from 'vitest';
import {isMissingTool} from '../../../source/kubernetes/exec/missing-tool.ts';

const failed = 'error executing command in container: failed to exec in container: ';

test.each([
	[
		`${failed}failed to start exec "4bd2": OCI runtime exec failed: exec failed: unable to start container process: exec: "dig": executable file not found in $PATH: unknown`,
	],
	[
		'OCI runtime exec failed: exec failed: unable to start container process: exec: "/busybox/sh": stat /busybox/sh: no such file or directory: unknown',
	],
	['exec failed: executable file `dig` not found in $PATH: No such file or directory'],
])('the program is not in the image: %s', message => {
	expect(isMissingTool(message)).toBe(true);
});

/** As containerd 2 and runc said it of a container that was killed. */
test.each([
	[`${failed}failed to load task: no running task found: task a545bcc2 not found: not found`],
	[`${failed}container is in CONTAINER_EXITED state`],
	[
		`${failed}failed to start exec "4bd2": OCI runtime exec failed: exec failed: cannot exec in a stopped container: unknown`,
	],
	['container not found ("main")'],
])('the container has ended, whatever is in its image: %s', message => {
	expect(isMissingTool(message)).toBe(false);
});
