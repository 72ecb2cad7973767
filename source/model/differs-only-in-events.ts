import {areSame} from './deep-equal.ts';
import type {ServiceView} from './service-view.ts';

/** Whether two views of a Service differ in nothing but what the server told when it was asked: of its pods' events, or of v1 Endpoints. */
export const isToldMore = (before: ServiceView, after: ServiceView) =>
	before !== after &&
	before.service === after.service &&
	areSame(before.pods, after.pods) &&
	areSame(before.slices, after.slices) &&
	areSame(before.workloads, after.workloads) &&
	(before.podEvents !== after.podEvents || before.unmirrored !== after.unmirrored);
