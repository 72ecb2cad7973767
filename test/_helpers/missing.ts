import type {MissingService} from '../../source/model/view-parts.ts';

/** A Service shop/chekout that nobody has, beside checkout and web. */
export const missingService = (overrides: Partial<MissingService> = {}): MissingService => ({
	namespace: 'shop',
	name: 'chekout',
	ingresses: [],
	routes: [],
	statefulSets: [],
	slices: [],
	services: ['checkout', 'web'],
	...overrides,
});
