import {expect, onTestFinished, test, vi} from 'vitest';
import {type Batch, type ClusterWatch, type DiagnosedService, watchCluster} from '../../source/engine/watch-cluster.ts';
import {connectTo} from '../_helpers/connection.ts';
import {patch, startDemo} from '../_helpers/demo-api.ts';
import type {Trouble} from '../_helpers/demo-troubles.ts';

type Demo = Awaited<ReturnType<typeof startDemo>>;

/** Watches a demo server into a map of rows; ends with the test. */
const watchDemo = (server: Demo, namespace?: string) => {
	const rows = new Map<string, DiagnosedService>();
	const batches: Batch[] = [];
	const waiting = new Set<() => void>();
	const reported: string[] = [];
	const look = () => {
		for (const each of [...waiting]) {
			each();
		}
	};
	const watch: ClusterWatch = watchCluster(
		connectTo(server),
		{
			batch(batch) {
				batches.push(batch);
				for (const row of batch.changed) {
					rows.set(row.view.key, row);
				}

				for (const key of batch.removed) {
					rows.delete(key);
				}

				look();
			},
			onDown() {
				reported.push('lost');
				look();
			},
			onSlow() {},
			onUp() {
				reported.push('heard');
				look();
			},
		},
		{namespace},
	);
	onTestFinished(watch.stop);
	const until = (holds: () => boolean) =>
		new Promise<void>(resolve => {
			const check = () => {
				if (holds()) {
					waiting.delete(check);
					resolve();
				}
			};
			waiting.add(check);
			check();
		});
	return {rows, batches, reported, watch, until, whole: () => until(() => batches.at(-1)?.isComplete === true)};
};

const views = ({rows}: ReturnType<typeof watchDemo>) =>
	Object.fromEntries([...rows].map(([key, {view}]) => [key, view]));

test('every Service is judged once everything is here, and not before', async () => {
	const server = await startDemo();
	const watched = watchDemo(server);
	await watched.whole();
	expect([...watched.rows.values()].every(({diagnosis}) => diagnosis.isDiagnosed)).toBe(true);
	const diagnosedEarly = watched.batches
		.filter(({inputs}) => inputs.pods.phase === 'syncing')
		.flatMap(({changed}) => changed)
		.filter(({diagnosis}) => diagnosis.isDiagnosed);
	expect(diagnosedEarly).toStrictEqual([]);
});

test.each([3, 4, 6, 9])('that everything is here is told on a machine with no time (%i)', async step => {
	// Each look at the clock finds it gone on, so that a turn does one thing or two, and may end before it sees that nothing is left.
	let time = 0;
	const clock = vi.spyOn(performance, 'now').mockImplementation(() => (time += step));
	onTestFinished(() => clock.mockRestore());
	// No pod in there has an event that would be told later.
	const watched = watchDemo(await startDemo(), 'kube-system');
	await watched.whole();
	expect([...watched.rows.values()].every(({diagnosis}) => diagnosis.isDiagnosed)).toBe(true);
});

test('a change brings the rows it touches, and no other', async () => {
	const server = await startDemo();
	const watched = watchDemo(server);
	await watched.whole();
	// What is asked of single pods changes rows as well.
	await vi.waitFor(() => expect(watched.watch.isIdle()).toBe(true), {timeout: 10_000});
	const before = watched.batches.length;
	await patch(server, '/api/v1/namespaces/shop/services/checkout', {spec: {selector: {app: 'checkout'}}});
	await watched.until(() => watched.rows.get('shop/checkout')!.view.pods.length > 0);
	const touched = new Set(watched.batches.slice(before).flatMap(({changed}) => changed.map(({view}) => view.key)));
	// The second is an ExternalName of the first.
	expect([...touched]).toStrictEqual(['shop/checkout', 'harbor/kiosks']);
});

test('what a failing probe said is fetched, and told', async () => {
	const server = await startDemo();
	const watched = watchDemo(server, 'shop');
	await watched.until(() =>
		[...watched.rows.values()].some(({diagnosis}) =>
			diagnosis.findings.some(({cause}) => /readiness probe: HTTP 404/.test(cause)),
		),
	);
	expect(watched.rows.get('shop/inventory')!.view.podEvents.size).toBeGreaterThan(0);
});

/** A sequence that looks random and is always the same (a linear congruential generator, Numerical Recipes). */
const sequence = (seed: number) => {
	let state = seed;
	return (limit: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * limit);
	};
};

const troubles: readonly Trouble[] = [
	{kind: 'close'},
	{kind: 'reset'},
	{kind: 'expired'},
	{kind: 'half-frame', ending: 'end'},
	{kind: 'status', code: 500},
	{kind: 'cut'},
];

test('after many changes, faults and a restart everything is as a fresh look sees it', async () => {
	const server = await startDemo();
	const watched = watchDemo(server);
	await watched.whole();
	const pick = sequence(7);
	const values = ['web', 'checkout', 'payments', 'nobody'];
	for (let step = 0; step < 120; step++) {
		const services = server.store.list('services', 'shop');
		const {name} = services[pick(services.length)]!.metadata;
		await patch(server, `/api/v1/namespaces/shop/services/${name}`, {
			spec: {selector: {app: values[pick(values.length)]}},
		});
		const pods = server.store.list('pods', 'shop');
		const pod = pods[pick(pods.length)];
		if (pod && step % 3 === 0) {
			await patch(server, `/api/v1/namespaces/shop/pods/${pod.metadata.name}`, {
				metadata: {labels: {app: values[pick(values.length)]}},
			});
		}

		if (step % 10 === 0) {
			server.faults.add({trouble: troubles[pick(troubles.length)]!, times: 1});
		}

		if (step === 60) {
			await server.stop();
			await watched.until(() => watched.reported.at(-1) === 'lost');
			await server.start();
			await watched.until(() => watched.reported.at(-1) === 'heard');
		}
	}

	server.faults.clear();
	// The last change is seen by both, so that all before it are.
	await patch(server, '/api/v1/namespaces/shop/services/cart', {metadata: {labels: {last: 'change'}}});
	const fresh = watchDemo(server);
	await fresh.whole();
	const same = () => {
		try {
			expect(views(watched)).toStrictEqual(views(fresh));
			return true;
		} catch {
			return false;
		}
	};
	await Promise.race([watched.until(same), fresh.until(same)]);
	expect(views(watched)).toStrictEqual(views(fresh));
});

test('who stops it when told waits for nothing more', async () => {
	const server = await startDemo();
	const timers = vi.spyOn(globalThis, 'setTimeout');
	onTestFinished(() => timers.mockRestore());
	let watch: ClusterWatch | undefined;
	const stopped = new Promise<void>(resolve => {
		watch = watchCluster(
			connectTo(server),
			{
				batch({changed, isComplete}) {
					if (!isComplete) {
						return;
					}

					if (changed.some(({diagnosis}) => diagnosis.isSettling)) {
						watch!.stop();
						timers.mockClear();
						// What it still has to do is done before this.
						setImmediate(resolve);
					} else {
						void patch(server, '/api/v1/namespaces/shop/services/cart', {spec: {selector: {app: 'nothing-such'}}});
					}
				},
				onDown() {},
				onSlow() {},
				onUp() {},
			},
			{namespace: undefined},
		);
	});
	await stopped;
	expect(timers.mock.calls.filter(([, wait]) => Number(wait) > 1000)).toStrictEqual([]);
});
