import {expect, test} from 'vitest';
import {createChurn} from '../../bench/soak-churn.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {noon} from '../_helpers/demo-api.ts';
import {demoStore} from '../_helpers/demo-store.ts';
import {createRandom} from '../_helpers/seeded-random.ts';

const objects = scenario(noon).objects.filter(([, {metadata}]) => metadata.namespace === 'infra');

/** What a store holds of the kinds that are changed, without versions. */
const held = (seed: number, steps: number, isRestored: boolean) => {
	const store = demoStore(objects);
	const churn = createChurn(store, objects, createRandom(seed));
	for (let step = 0; step < steps; step++) {
		churn.step();
	}

	if (isRestored) {
		churn.restore();
	}

	return (['services', 'deployments'] as const).flatMap(plural =>
		store
			.list(plural)
			.map(({metadata, ...rest}) =>
				JSON.stringify([plural, metadata.namespace, metadata.name, 'spec' in rest && rest.spec]),
			),
	);
};

test('the same seed makes the same changes, another one others, and all can be put back', () => {
	const unchanged = held(1, 0, false);
	const changed = held(1, 100, false);
	expect(held(1, 100, false)).toStrictEqual(changed);
	expect(held(2, 100, false)).not.toStrictEqual(changed);
	expect(changed).not.toStrictEqual(unchanged);
	expect(held(1, 100, true)).toStrictEqual(unchanged);
});
