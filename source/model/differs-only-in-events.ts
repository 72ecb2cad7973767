import type {Part} from './facet.ts';
import {facets} from './facets/index.ts';
import type {ServiceView} from './service-view.ts';

const partsOf = (isLookedUp: boolean) =>
	facets.filter(facet => (facet.isLookedUp ?? false) === isLookedUp).flatMap(({empty}) => Object.keys(empty) as Part[]);

const [watched, lookedUp] = [partsOf(false), partsOf(true)];

/** Whether two views of a Service differ in nothing but what the server told when it was asked: of its pods' events, or of v1 Endpoints. */
export const differsOnlyInEvents = (before: ServiceView, after: ServiceView) =>
	before.service === after.service &&
	watched.every(part => before[part] === after[part]) &&
	lookedUp.some(part => before[part] !== after[part]);
