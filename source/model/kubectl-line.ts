import {shellQuote} from './shell-quote.ts';

/** The cluster that a kubectl command is for. */
export type KubectlCluster = {
	/** '' where none is named: a service account inside the cluster. */
	readonly context: string;
	/** What kubectl has to be told besides, such as --kubeconfig and an absolute path; undefined where it finds all by itself. */
	readonly kubectlFlags?: readonly string[] | undefined;
};

/** What a context is called that no kubeconfig has: a pod's service account, which kubectl finds by itself. */
export type ServiceAccountContext = 'in-cluster';

const serviceAccountContext: ServiceAccountContext = 'in-cluster';

/** The kubectl line with these arguments, for this cluster and no other, ready to paste into a POSIX shell. */
export const kubectlLine = (args: readonly string[], {context, kubectlFlags}: KubectlCluster) =>
	[
		'kubectl',
		...(kubectlFlags ?? []),
		...(context === '' || context === serviceAccountContext ? [] : ['--context', context]),
		...args,
	]
		.map(shellQuote)
		.join(' ');
