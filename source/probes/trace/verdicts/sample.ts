import type {Hop} from '../hop.ts';
import {connectionHop} from './connections.ts';
import type {TraceFacts} from './trace-facts.ts';

export const targets = (hops: readonly Hop[]) => hops.map(({target}) => target).join(', ');

/** How many of the published endpoints were asked, where that is not all: of the others nothing is known, and no verdict on them is certain. */
export const sampleOf = ({plan}: Pick<TraceFacts, 'plan'>, hops: readonly Hop[]): string | undefined =>
	hops.every(({hop}) => hop === connectionHop(plan)) && hops.length < plan.published
		? `${hops.length}/${plan.published} endpoints asked`
		: undefined;
