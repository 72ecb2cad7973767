const isControlPlane = (reason: string) => reason.includes('node-role.kubernetes.io/');

/**
 * Why no node takes a pod, from the scheduler's message: the reasons alone, without the count of nodes and what it says of
 * preemption. Control-plane nodes come last: they rarely are the ones that are meant.
 */
export const unschedulableText = (message: string): string => {
	const reasons = message
		.replace(/^\d+\/\d+ nodes are available: /, '')
		.replace(/,? ?\.? preemption: .*$/s, '')
		.replace(/\. no new claims to deallocate,?$/, '')
		.replace(/\.$/, '')
		.split(/, (?=\d+ )/);
	const sorted = [...reasons.filter(each => !isControlPlane(each)), ...reasons.filter(isControlPlane)];
	return ['Unschedulable', sorted.join(', ')].filter(Boolean).join(': ');
};
