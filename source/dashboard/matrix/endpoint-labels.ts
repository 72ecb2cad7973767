import type {PlannedEndpoint} from '../../probes/trace/trace-plan.ts';
import {widthOf} from '../text/text-width.ts';

/**
 * The name of each endpoint in at most `room` cells: its address, with pod and node where there is room for all of them,
 * else with the node. The port is told where they differ in it.
 */
export const endpointLabels = (
	endpoints: readonly PlannedEndpoint[],
	room: number,
	ellipsis: string,
): readonly string[] => {
	const hasPort = new Set(endpoints.map(({port}) => port)).size > 1;
	const targets = endpoints.map(({address, port}) => (hasPort ? `${address} :${port}` : address));
	const join = (...parts: readonly string[]) => parts.filter(Boolean).join(' ');
	const fitting = [
		endpoints.map(({pod, node}, index) => join(targets[index]!, pod, node)),
		endpoints.map(({node}, index) => join(targets[index]!, node)),
	].find(labels => labels.every(label => widthOf(label) <= room));
	// Addresses of a cluster begin alike: the end tells.
	return (
		fitting ??
		targets.map(target => (widthOf(target) <= room ? target : `${ellipsis}${target.slice(widthOf(ellipsis) - room)}`))
	);
};
