import {type KubectlCluster, kubectlLine} from '../../../model/kubectl-line.ts';
import {shellQuote} from '../../../model/shell-quote.ts';
import type {Fix} from '../../finding.ts';

/**
 * A fix as it is shown and copied: a command quoted for a POSIX shell, with kubectl told the cluster it is meant for;
 * YAML and text as they are.
 */
export const fixText = (fix: Fix, cluster: KubectlCluster): string => {
	if (fix.kind !== 'command') {
		return fix.value;
	}

	const [program, ...rest] = fix.argv;
	return program === 'kubectl' ? kubectlLine(rest, cluster) : fix.argv.map(shellQuote).join(' ');
};
