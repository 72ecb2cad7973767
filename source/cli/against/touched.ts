import {isDeepEqual} from '../../model/deep-equal.ts';
import type {ServiceView} from '../../model/service-view.ts';

/** What leads to a Service, and what is behind it. What else is in its namespace changes with every object. */
const parts = [
	...['missing', 'service', 'pods', 'workloads', 'policies', 'egressPolicies'],
	...['ingresses', 'routes', 'gateways', 'grants', 'alias', 'rivals'],
] as ReadonlyArray<keyof ServiceView>;

/** Whether a Service is another one after a change, or leads to others, or others to it. `before` is undefined for a new one. */
export const isTouched = (before: ServiceView | undefined, after: ServiceView): boolean =>
	before === undefined || parts.some(part => !isDeepEqual(before[part], after[part]));

/** Whether the controller writes its slices anew. */
export const areSlicesTouched = (before: ServiceView | undefined, after: ServiceView): boolean =>
	before === undefined || !isDeepEqual(before.service, after.service) || !isDeepEqual(before.pods, after.pods);
