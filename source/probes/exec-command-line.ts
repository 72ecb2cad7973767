import {type KubectlCluster, kubectlLine} from '../model/kubectl-line.ts';
import type {Target} from '../model/pod-access/exec.ts';

/** The kubectl line that runs the same command in the same container, ready to paste into a POSIX shell. */
export const execCommandLine = (
	{namespace, pod, container}: Target,
	argv: readonly string[],
	cluster: KubectlCluster,
) => kubectlLine(['-n', namespace, 'exec', pod, '-c', container, '--', ...argv], cluster);
