import {shellQuote} from './shell-quote.ts';

/** The cluster that a kubectl command is for. */
export type KubectlCluster = {
	/** '' where none is named: a service account inside the cluster. */
	readonly context: string;
	/** Absolute path of a kubeconfig that kubectl would not find by itself; undefined where it would. */
	readonly kubeconfigFile?: string | undefined;
};

/** The kubectl line with these arguments, for this cluster and no other, ready to paste into a POSIX shell. */
export const kubectlLine = (args: readonly string[], {context, kubeconfigFile}: KubectlCluster) =>
	[
		'kubectl',
		...(kubeconfigFile === undefined ? [] : ['--kubeconfig', kubeconfigFile]),
		...(context === '' ? [] : ['--context', context]),
		...args,
	]
		.map(shellQuote)
		.join(' ');
