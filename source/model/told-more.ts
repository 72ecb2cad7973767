import {areSame} from './same.ts';
import type {ServiceView} from './service-view.ts';

/** Whether two views of a Service differ in nothing but what events told of its pods. */
export const isToldMore = (before: ServiceView, after: ServiceView) =>
	before !== after &&
	before.service === after.service &&
	areSame(before.pods, after.pods) &&
	areSame(before.slices, after.slices) &&
	areSame(before.workloads, after.workloads) &&
	before.podEvents !== after.podEvents;
