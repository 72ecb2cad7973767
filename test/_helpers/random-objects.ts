import type {Labels} from '../../source/demo/objects/kubernetes-object.ts';
import {type App, type Entry, entriesOf} from '../../source/demo/scenario/app.ts';
import {broken} from '../../source/demo/scenario/broken.ts';
import {healthy} from '../../source/demo/scenario/healthy.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import {unreachable} from '../../source/demo/scenario/unreachable.ts';
import {noon} from './demo-api.ts';
import {createRandom} from './seeded-random.ts';

const {objects} = scenario(noon);
const apps = [...healthy, ...broken, ...unreachable];
/** Without these nothing runs at all. */
const isGround = ([plural]: Entry) => plural === 'nodes' || plural === 'namespaces' || plural === 'ingressclasses';

/**
 * A cluster that nobody thought of: some objects of the demo, and Services of which each part is taken from another one
 * of the demo's, a few of them misspelt. The same for the same seed.
 */
export const randomObjects = (seed: number): readonly Entry[] => {
	const random = createRandom(seed);
	const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
	const happens = (share: number) => random() < share;
	const misspelt = (word: string) => word.slice(0, 2) + word.slice(3);

	const mixed = (index: number): App => {
		// Each takes its turn: which of them a cluster is made of does not hang on how many there are.
		const base = apps[(seed * 6 + index) % apps.length]!;
		const [namer, shaper, runner, worker] = [pick(apps), pick(apps), pick(apps), pick(apps)];
		const name = `${base.name}-${index}`;
		const selector = pick<Labels>([
			...[{app: name}, {app: name}, {app: misspelt(name)}, {name}, {app: name, version: '1.0.0'}],
			...[{app: pick(apps).name}, {app: name, part: 'api'}],
		]);
		const isHeadless = happens(0.2);
		return {
			...base,
			namespace: pick(['shop', 'harbor']),
			name,
			address: base.address === '' ? '' : isHeadless ? 'None' : `140.${index}`,
			replicas: pick([0, 1, 1, 2, 3]),
			container: happens(0.3) ? runner.container : base.container,
			ports: happens(0.4) ? (namer.ports ?? base.ports) : base.ports,
			pod: happens(0.2) ? worker.pod : base.pod,
			next: happens(0.2) ? worker.container : base.next,
			service: {
				...(happens(0.2) && shaper.service?.type !== 'ExternalName' ? shaper.service : base.service),
				...(happens(0.5) && base.address !== '' && {selector}),
			},
		};
	};

	// Of some clusters much is left: what takes several objects to go wrong is there with all of them.
	const share = pick([0.1, 0.3, 0.7]);
	const remaining = objects.filter(entry => isGround(entry) || happens(share));
	return [...remaining, ...Array.from({length: 6}, (_, index) => entriesOf(mixed(index), noon)).flat()];
};
