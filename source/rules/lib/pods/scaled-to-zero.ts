import type {Workload} from '../../../model/objects.ts';

/** Whether there are workloads, and every one of them is asked for no pod. */
export const areScaledToZero = (workloads: readonly Workload[]) =>
	workloads.length > 0 && workloads.every(({replicas}) => replicas === 0);
