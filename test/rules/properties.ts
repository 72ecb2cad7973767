import {expect, test} from 'vitest';
import type {EndpointSlice, Pod, Service, Workload} from '../../source/model/objects.ts';
import {createWorld} from '../../source/model/world.ts';
import type {Finding} from '../../source/rules/finding.ts';
import {diagnose} from '../../source/rules/index.ts';
import {crashingPod} from '../_helpers/broken-pods.ts';
import {synced} from '../_helpers/inputs.ts';
import {container, pod, service, servicePort, slice, workload} from '../_helpers/objects.ts';

type Objects = {
	readonly services: readonly Service[];
	readonly pods: readonly Pod[];
	readonly workloads: readonly Workload[];
	readonly slices: readonly EndpointSlice[];
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32's mixing). */
const createRandom = (seed: number) => () => {
	seed = (seed + 0x6d_2b_79_f5) | 0;
	let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
	return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const apps = ['web', 'checkout', 'ledger'];

const generated = (seed: number): Objects => {
	const random = createRandom(seed);
	const pick = <T>(...choices: readonly T[]): T => choices[Math.floor(random() * choices.length)]!;
	const pods = apps.flatMap(app =>
		Array.from({length: pick(0, 1, 2)}, (_, index) => {
			const ports = [{name: pick('http', 'web'), port: pick(8080, 3000), protocol: 'TCP'} as const];
			const shape = {
				namespace: pick('shop', 'shop', 'other'),
				name: `${app}-${index}`,
				labels: {app, part: pick('api', 'worker')},
				owner: {kind: 'StatefulSet', name: `${app}-${pick('a', 'b')}`},
				containers: [container({ports})],
			};
			return random() < 0.2 ? crashingPod(shape) : pod(shape);
		}),
	);
	const services = apps.map(app =>
		service({
			name: app,
			clusterIPs: [pick('10.96.4.7', 'None')],
			selector: pick<Service['selector']>({app}, {app: `${app}s`}, {app, part: 'api'}, {}),
			ports: [servicePort({targetPort: pick<number | string>(8080, 3000, 'http', 'htpp')})],
		}),
	);
	return {
		services,
		pods,
		// As many pods as there are: a workload that can't make its own keeps a mended selector without pods.
		workloads: apps.map(app =>
			workload({
				name: app,
				podLabels: {app},
				replicas: pods.filter(({namespace, labels}) => namespace === 'shop' && labels.app === app).length,
			}),
		),
		slices: services.map(each =>
			slice(
				{name: `${each.name}-x`, manager: pick('', 'endpointslice-controller.k8s.io')},
				{service: each, pods: pods.filter(({namespace, labels}) => namespace === 'shop' && labels.app === each.name)},
			),
		),
	};
};

const diagnosed = ({services, pods, workloads, slices}: Objects): ReadonlyMap<string, readonly Finding[]> => {
	const world = createWorld();
	for (const each of services) {
		world.upsert('services', each);
	}

	for (const each of slices) {
		world.upsert('endpointslices', each);
	}

	for (const each of workloads) {
		world.upsert('deployments', each);
	}

	for (const each of pods) {
		world.upsert('pods', each);
	}

	world.populated();
	world.join(() => true);
	return new Map([...world.views()].map(view => [view.key, diagnose(view, synced())!] as const).toSorted());
};

const seeds = Array.from({length: 150}, (_, seed) => seed);
const found = seeds.flatMap(seed => [...diagnosed(generated(seed)).values()].flat());

test('the generated worlds are broken in many ways', () => {
	expect(new Set(found.map(({code}) => code)).size).toBeGreaterThan(9);
});

test('the order in which objects arrive changes nothing', () => {
	for (const seed of seeds) {
		const objects = generated(seed);
		const reversed = {
			services: objects.services.toReversed(),
			pods: objects.pods.toReversed(),
			workloads: objects.workloads.toReversed(),
			slices: objects.slices.toReversed(),
		};
		expect(diagnosed(reversed)).toStrictEqual(diagnosed(objects));
	}
});

test('a namespace that has nothing to do with them changes nothing', () => {
	for (const seed of seeds) {
		const objects = generated(seed);
		const far = service({namespace: 'far', name: 'web', selector: {app: 'mail'}});
		const extended = {
			...objects,
			services: [...objects.services, far],
			pods: [...objects.pods, pod({namespace: 'far', labels: {app: 'mail'}})],
		};
		const after = new Map(diagnosed(extended));
		after.delete('far/web');
		expect(after).toStrictEqual(diagnosed(objects));
	}
});

/** A Service after a fix was applied; undefined where the fix is no patch of a Service. */
const patched = (before: Service, {fixes}: Finding): Service | undefined => {
	const fix = fixes.find(
		each => each.kind === 'command' && each.argv.includes('patch') && each.argv.includes('service'),
	);
	if (fix?.kind !== 'command') {
		return undefined;
	}

	const patch = JSON.parse(fix.argv.at(-1)!);
	if (!Array.isArray(patch)) {
		const merged = Object.entries({...before.selector, ...patch.spec.selector}).filter(([, value]) => value !== null);
		return {...before, selector: Object.fromEntries(merged) as Service['selector']};
	}

	const [{path, value}] = patch.filter(({op}: {op: string}) => op === 'replace');
	const field = path.split('/').at(-1) as string;
	return {...before, ports: before.ports.map(port => ({...port, [field]: value}))};
};

test('what a patch of the selector or a port is proposed for is gone once it is applied', () => {
	let applied = 0;
	for (const seed of seeds) {
		const objects = generated(seed);
		for (const [key, findings] of diagnosed(objects)) {
			const before = objects.services.find(({name}) => key === `shop/${name}`)!;
			for (const finding of findings) {
				const after = patched(before, finding);
				if (after === undefined) {
					continue;
				}

				applied++;
				const services = objects.services.map(each => (each === before ? after : each));
				const codes = diagnosed({...objects, services})
					.get(key)!
					.map(({code}) => code);
				expect(codes, `seed ${seed}, ${key}`).not.toContain(finding.code);
			}
		}
	}

	expect(applied).toBeGreaterThan(50);
});
