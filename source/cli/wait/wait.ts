import {followCluster} from '../../engine/follow-cluster.ts';
import {essentials} from '../../model/sync-status.ts';
import {reportedFixes, type WaitedFor, type WaitReport, waitDocument} from '../../report/wait/wait-report.ts';
import type {WaitArguments} from '../arguments/wait-arguments.ts';
import type {Output} from '../output.ts';
import {UsageError} from '../usage-error.ts';
import {withCluster} from '../with-cluster.ts';
import {unsteadyPod} from './unsteady.ts';
import {createWaitAsker, type WaitAsker} from './wait-asker.ts';
import {createWaitProgress} from './wait-progress.ts';
import {createWaitedServices, type ServiceObstacle} from './wait-services.ts';
import type {WaitedService} from './wait-target.ts';
import {waitUntil} from './wait-until.ts';

const keyOf = ({namespace, name}: WaitedService) => `${namespace}/${name}`;

/** Puts the cause that a trace names in the place of what one request said, for Services whose objects say nothing. */
const withCauses = async (
	obstacles: readonly ServiceObstacle[],
	viewOf: (key: string) => Parameters<WaitAsker['explain']>[0] | undefined,
	asker: WaitAsker,
): Promise<readonly ServiceObstacle[]> =>
	Promise.all(
		obstacles.map(async obstacle => {
			const {service, code, isUnknown} = obstacle;
			const view = service && viewOf(keyOf(service));
			const hasAsked = service !== undefined && asker.lastReplies(keyOf(service)) !== undefined;
			if (code !== undefined || isUnknown || view === undefined || service === undefined || !hasAsked) {
				return obstacle;
			}

			const explained = await asker.explain(view);
			return explained === undefined ? obstacle : {...explained, service};
		}),
	);

/**
 * Waits for Services, and prints what came of it. Returns the exit code: 0 they work, 1 they do not by the end of the time,
 * 2 it could not be seen.
 *
 * Rejects with a ClusterError where nothing at all could be read.
 */
export const wait = async (wanted: WaitArguments, output: Output): Promise<number> =>
	withCluster(wanted, output, async access => {
		const {configuration, suppression, connection, kubectlFlags, deadline, note} = access;
		const namespace = wanted.namespace ?? connection.namespace ?? 'default';
		const began = performance.now();
		const followed = followCluster(connection, namespace);
		const progress = createWaitProgress(output.stderr, note);
		for (const problem of configuration.problems) {
			note(problem);
		}

		try {
			const waited = createWaitedServices(followed, {
				targets: wanted.targets,
				...{namespace, suppression},
				failOn: wanted.failOn,
				now: Date.now,
			});
			const asker = createWaitAsker(access, followed, {from: wanted.from, signal: deadline.signal});
			const viewOf = (key: string) => followed.clusterStore.view(key);
			const forbidden = () =>
				essentials.flatMap(resource => {
					const input = followed.inputs()[resource];
					return input.phase === 'forbidden' ? [input.problem] : [];
				});
			const names = () => followed.clusterStore.namespaceNames();
			const isNamespaceGone = () =>
				followed.inputs().namespaces.phase === 'synced' && names().length > 0 && !names().includes(namespace);
			const end = await waitUntil({
				followed,
				times: wanted.times,
				signal: deadline.signal,
				obstacles: () => {
					const unread = forbidden().map(cause => ({cause, fixes: [], isUnknown: true as const}));
					const [first] = waited.services().flatMap(service => viewOf(keyOf(service)) ?? []);
					if (first !== undefined && wanted.state === 'works') {
						asker.prepare(first);
					}

					return unread.length > 0 ? unread : waited.obstacles();
				},
				async ask() {
					if (wanted.state === 'healthy') {
						return [];
					}

					const asked = await Promise.all(
						waited.services().map(async service => {
							const obstacle = await asker.ask(viewOf(keyOf(service))!);
							return obstacle === undefined ? [] : [{...obstacle, service}];
						}),
					);
					return asked.flat();
				},
				tell: progress.show,
				isUnsteady: () =>
					waited
						.services()
						.some(service => unsteadyPod(viewOf(keyOf(service))?.pods ?? [], Date.now() / 1000) !== undefined),
				isHopeless: () => forbidden().length > 0 || isNamespaceGone(),
			});
			progress.clear();
			if (isNamespaceGone()) {
				throw new UsageError(
					`There is no namespace ${namespace} in ${connection.context}. See kubectl get namespaces.`,
				);
			}

			const obstacles = await withCauses(end.obstacles, viewOf, asker);
			const cluster = {context: connection.context, kubectlFlags};
			const done = waited
				.services()
				.filter(service =>
					obstacles.every(each => each.service === undefined || keyOf(each.service) !== keyOf(service)),
				);
			const services: readonly WaitedFor[] = [
				...obstacles.map(
					({service = null, code, cause, fixes, isUnknown}): WaitedFor => ({
						service,
						state: isUnknown ? 'unknown' : 'fails',
						...(code !== undefined && {code}),
						cause,
						fixes: reportedFixes(fixes, cluster),
					}),
				),
				...(obstacles.length > 0 && obstacles.every(({service}) => service === undefined) ? [] : done).map(
					(service): WaitedFor => {
						const asked = asker.lastReplies(keyOf(service));
						return {
							service,
							// What the others were waited for with may never have been asked.
							state: asked?.replies.every(({state: each}) => each === 'answers' || each === 'unasked')
								? wanted.state
								: 'healthy',
							...(asked && {
								from: asked.client,
								ports: asked.replies.map(({label, state, detail}) => ({port: label, state, detail})),
							}),
						};
					},
				),
			];
			const isUnknown = forbidden().length > 0 || services.some(({state}) => state === 'unknown');
			const state: WaitReport['state'] = isUnknown ? 'unknown' : obstacles.length > 0 ? 'fails' : wanted.state;
			const report: WaitReport = {
				for: wanted.state,
				state,
				waitedMs: Math.round(performance.now() - began),
				times: end.count,
				services,
			};
			output.stdout.write(waitDocument(report, wanted.output));
			return {works: 0, healthy: 0, fails: 1, unknown: 2}[state];
		} finally {
			progress.clear();
			followed.stop();
		}
	});
