import {followCluster} from '../../engine/follow-cluster.ts';
import {keyOf} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {isAtLeast} from '../../report/report.ts';
import type {CheckArguments} from '../arguments/arguments.ts';
import {labelTest} from '../label-test.ts';
import type {Output} from '../output.ts';
import {withCluster} from '../with-cluster.ts';
import {type Obstacle, obstacleOf} from './obstacle.ts';
import {unsteadyPod} from './unsteady.ts';
import {createWaitProgress} from './wait-progress.ts';
import {waitUntil} from './wait-until.ts';

/** How often in a row nothing may be found. */
const times = 3;

/**
 * Waits until nothing is found in what check looks at, no rollout is under way and every port has a ready endpoint, or the
 * time is over. Returns the exit code that this is worth by itself: 0, 1 where something was in the way, 2 where it could
 * not be seen. Rejects with a ClusterError where nothing at all could be read.
 */
export const waitBeforeCheck = async (wanted: CheckArguments, wait: number, output: Output): Promise<number> => {
	const matches = labelTest(wanted.selector);
	return withCluster({...wanted, requestTimeout: wait}, output, async ({suppression, connection, deadline, note}) => {
		const namespace = wanted.isAllNamespaces ? undefined : (wanted.namespace ?? connection.namespace ?? 'default');
		const followed = followCluster(connection, namespace);
		const progress = createWaitProgress(output.stderr, note);
		const views = () =>
			[...followed.clusterStore.views()].filter(
				({service, missing}) =>
					missing === undefined &&
					matches(service.labels) &&
					(wanted.services.length === 0 || wanted.services.includes(service.name)),
			);
		const absent = (): readonly Obstacle[] =>
			wanted.services
				.filter(name => views().every(({service}) => service.name !== name))
				.map(name => ({cause: `There is no Service ${name} in namespace ${namespace}.`, fixes: []}));
		try {
			const {obstacles} = await waitUntil({
				...{followed, times},
				signal: deadline.signal,
				obstacles: () => [
					...absent(),
					...views().flatMap(view => {
						const found = obstacleOf(view, followed.inputs(), {
							isInTheWay: finding => isAtLeast(finding, wanted.failOn),
							suppression,
							now: Date.now(),
						});
						return found === undefined ? [] : [{...found, cause: `${keyOf(view.service)}: ${found.cause}`}];
					}),
				],
				ask: async () => [],
				tell: progress.show,
				isUnsteady: () => views().some(({pods}) => unsteadyPod(pods, Date.now() / 1000) !== undefined),
				isHopeless: () => essentials.some(resource => followed.inputs()[resource].phase === 'forbidden'),
			});
			progress.clear();
			for (const {cause} of obstacles) {
				note(`Waited in vain: ${cause}`);
			}

			return obstacles.some(({isUnknown}) => isUnknown) ? 2 : obstacles.length > 0 ? 1 : 0;
		} finally {
			progress.clear();
			followed.stop();
		}
	});
};
