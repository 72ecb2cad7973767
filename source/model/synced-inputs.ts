import {isDeepEqual} from './deep-equal.ts';
import type {Part} from './facet.ts';
import {facets} from './facets/index.ts';
import type {Resource} from './records.ts';
import type {ServiceView} from './service-view.ts';
import type {Inputs} from './sync-status.ts';

const needy = facets.filter(({inputs = []}) => inputs.length > 0);

/** Facets of which some input is out of reach, by the inputs: asked once for thousands of Services. */
const cutOff = new WeakMap<Inputs, typeof facets>();

const cutOffBy = (inputs: Inputs): typeof facets => {
	let known = cutOff.get(inputs);
	if (known === undefined) {
		known = needy.filter(facet => facet.inputs!.some(resource => inputs[resource].phase !== 'synced'));
		cutOff.set(inputs, known);
	}

	return known;
};

/** A view without what is out of reach: what was known of it may be long gone. The same object where nothing is. */
export const withinReach = (view: ServiceView, inputs: Inputs): ServiceView => {
	const isReached = (resource: Resource) => inputs[resource].phase === 'synced';
	let left = view;
	for (const {empty, reached} of cutOffBy(inputs)) {
		const parts = Object.keys(empty) as Part[];
		// Most Services have nothing to do with what may not be listed.
		if (parts.every(part => view[part] === empty[part])) {
			continue;
		}

		for (const [part, value] of Object.entries(reached?.(view, isReached) ?? empty)) {
			if (!isDeepEqual(view[part as Part], value)) {
				left = {...left, [part]: value};
			}
		}
	}

	return left;
};
