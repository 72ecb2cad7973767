import type {PolicyBetween} from '../../../model/networking/network-policy.ts';
import type {Pod} from '../../../model/objects.ts';
import {topOwner} from '../../../model/pods/pods.ts';
import type {Saw} from '../../../rules/evidence.ts';
import {ownerFixes} from '../../../rules/lib/fixes/owner-fixes.ts';
import {areVariants, ownersOf} from '../../../rules/lib/pods/foreign-pods.ts';
import type {Hop, Trail} from '../hop.ts';
import type {TracePlan} from '../trace-plan.ts';
import {isConnected} from '../walk/probe-port.ts';
import {connectionsOf} from './connections.ts';
import {insides} from './inside.ts';

const behind = ({view}: Pick<TracePlan, 'view'>, hops: readonly Hop[]): readonly Pod[] =>
	view.pods.filter(({name}) => hops.some(({pod}) => pod === name));

/** The pods that answer and those that don't, where no workload has both; undefined where that tells nothing. */
export const splitByOwner = (
	plan: Pick<TracePlan, 'view'>,
	failing: readonly Hop[],
	working: readonly Hop[],
): {readonly answering: readonly Pod[]; readonly silent: readonly Pod[]} | undefined => {
	const [answering, silent] = [behind(plan, working), behind(plan, failing)];
	const owners = new Set(ownersOf(answering));
	const isTelling = answering.length > 0 && silent.length > 0 && !ownersOf(silent).some(each => owners.has(each));
	return isTelling ? {answering, silent} : undefined;
};

/** Whether it is the pod itself that refuses, and nothing on the way to it. */
const isOwnRefusal = (plan: TracePlan, trail: Trail, {pod, outcome}: Hop, policyBetween: PolicyBetween | undefined) => {
	const {namespace} = plan.view.service;
	const target = plan.endpoints.find(each => each.pod === pod)?.port;
	const inside = insides(plan, trail).find(each => each.pod === pod);
	if (outcome !== 'conn-refused' || target === undefined || inside?.isOpen) {
		return false;
	}

	const from = {namespace: trail.client.namespace, name: trail.client.pod};
	return (
		inside?.isClosed === true ||
		policyBetween?.(from, {namespace, name: pod}, target, plan.port!.protocol).kind === 'allowed'
	);
};

const isBare = (pods: readonly Pod[]) => pods.every(({owner}) => owner === undefined);

/**
 * Workloads behind one Service of which some answer on the port with every pod, and the others refuse with every pod;
 * undefined where it is not the workload that tells them apart. Of pods that nobody owns each is its own; web and
 * web-canary are meant to be behind one Service, and one of them is broken.
 */
export const answeringOwners = (
	plan: TracePlan,
	trail: Trail,
	policyBetween: PolicyBetween | undefined,
): Saw | undefined => {
	const hops = connectionsOf(plan, trail);
	const failing = hops.filter(hop => !isConnected(hop));
	const split = splitByOwner(plan, failing, hops.filter(isConnected));
	if (
		split === undefined ||
		hops.some(({pod}) => pod === '') ||
		!failing.every(hop => isOwnRefusal(plan, trail, hop, policyBetween))
	) {
		return undefined;
	}

	const {answering, silent} = split;
	const isOneApplication = silent.every(pod =>
		answering.some(each => areVariants(topOwner(pod).name, topOwner(each).name)),
	);
	return isOneApplication || (isBare(answering) && isBare(silent))
		? undefined
		: {
				saw: 'owners',
				answering: ownersOf(answering),
				refusing: ownersOf(silent),
				pods: silent.map(({name}) => name),
				...(plan.published > hops.length && {sample: `${hops.length} of ${plan.published} endpoints asked`}),
				fixes: ownerFixes(plan.view.service, {meant: answering, others: silent}),
			};
};
