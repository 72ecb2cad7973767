import type {FollowedCluster} from '../../engine/follow-cluster.ts';
import type {Suppression} from '../../model/objects.ts';
import {isAtLeast} from '../../report/report.ts';
import type {Finding, Severity} from '../../rules/finding.ts';
import {clockTime} from '../../text/clock-time.ts';
import {type Obstacle, obstacleOf} from './obstacle.ts';
import {isWayIn, servicesOfTarget, type WaitedService, type WaitTarget} from './wait-target.ts';

/** An obstacle with the Service it is about; absent where it is about what leads to one. */
export type ServiceObstacle = Obstacle & {readonly service?: WaitedService};

type Options = {
	readonly targets: readonly WaitTarget[];
	readonly namespace: string;
	readonly failOn: Severity;
	readonly suppression: Suppression;
	/** The clock, in Unix milliseconds. */
	readonly now: () => number;
};

/** Follows the Services that are waited for, and remembers which of them have been there. */
export const createWaitedServices = (
	followed: FollowedCluster,
	{targets, namespace, failOn, suppression, now}: Options,
) => {
	const seen = new Set<string>();
	const gone = new Map<string, number>();

	const missing = ({namespace: place, name}: WaitedService): Obstacle => {
		const key = `${place}/${name}`;
		if (place !== namespace) {
			return {
				cause: `Service ${key} is in another namespace: wait for it with -n ${place}.`,
				fixes: [],
				isUnknown: true,
			};
		}

		if (!seen.has(key)) {
			return {cause: `There is no Service ${name} in namespace ${place}.`, fixes: [], isUnknown: true};
		}

		gone.set(key, gone.get(key) ?? now());
		return {cause: `Service ${key} was deleted at ${clockTime(gone.get(key)!)}.`, fixes: []};
	};

	/** The Services, as far as it is known which they are. */
	const services = (): readonly WaitedService[] => {
		const all = targets.flatMap(target => {
			const found = servicesOfTarget(target, namespace, followed.clusterStore, followed.inputs());
			return 'problem' in found ? [] : found;
		});
		return [...new Map(all.map(each => [`${each.namespace}/${each.name}`, each])).values()];
	};

	/**
	 * Whether a finding is in the way of what is waited for. An Ingress or a route that is waited for has to be in order itself;
	 * any other one that leads to the same Service matters only to who waits for the Service.
	 */
	const isInTheWayTo =
		(service: WaitedService) =>
		(finding: Finding): boolean => {
			const {subject} = finding;
			if (subject === undefined || !isWayIn(subject.kind)) {
				return isAtLeast(finding, failOn);
			}

			if (
				subject.namespace === namespace &&
				targets.some(({kind, name}) => kind === subject.kind && name === subject.name)
			) {
				return isAtLeast(finding, failOn === 'info' ? 'info' : 'warning');
			}

			return targets.some(({kind, name}) => kind === 'Service' && name === service.name) && isAtLeast(finding, failOn);
		};

	return {
		services,
		/** What is in the way by the objects of the cluster, in the order of the targets. */
		obstacles(): readonly ServiceObstacle[] {
			const unled = targets.flatMap((target): readonly ServiceObstacle[] => {
				const found = servicesOfTarget(target, namespace, followed.clusterStore, followed.inputs());
				return 'problem' in found ? [{cause: found.problem, fixes: [], ...(found.isUnknown && {isUnknown: true})}] : [];
			});
			const standing = services().flatMap((service): readonly ServiceObstacle[] => {
				const key = `${service.namespace}/${service.name}`;
				const view = followed.clusterStore.view(key);
				if (view === undefined || view.missing !== undefined) {
					return [{...missing(service), service}];
				}

				seen.add(key);
				gone.delete(key);
				const obstacle = obstacleOf(view, followed.inputs(), {
					isInTheWay: isInTheWayTo(service),
					suppression,
					now: now(),
				});
				return obstacle === undefined ? [] : [{...obstacle, service}];
			});
			return [...unled, ...standing];
		},
	};
};
