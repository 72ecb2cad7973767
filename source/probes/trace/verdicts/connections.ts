import {isHeadless} from '../../names/expected-name.ts';
import type {Hop, HopName, Trail} from '../hop.ts';
import type {TracePlan} from '../trace-plan.ts';

/** The hop that asks what clients end up at: the endpoints or, of a headless Service, name:port at each of them. */
export const connectionHop = ({view}: Pick<TracePlan, 'view'>): HopName => (isHeadless(view) ? 'service' : 'endpoint');

/** The connections that decide whether the port works, one for each endpoint that was asked. */
export const connectionsOf = (plan: Pick<TracePlan, 'view'>, {hops}: Pick<Trail, 'hops'>): readonly Hop[] => {
	const name = connectionHop(plan);
	return hops.filter(({hop}) => hop === name);
};

/** The address of the Service as it was asked; undefined where it has none. */
export const addressHop = ({view}: Pick<TracePlan, 'view'>, {hops}: Pick<Trail, 'hops'>): Hop | undefined =>
	isHeadless(view) ? undefined : hops.find(({hop}) => hop === 'service');

/** Whether a headless Service was asked at a port that is not that of its slices: its name maps no ports. */
export const isUnmapped = ({endpoints}: Pick<TracePlan, 'endpoints'>): boolean =>
	endpoints.some(({targetPort}) => targetPort !== undefined);
