import type {Suppression} from '../../model/objects.ts';
import {portLabel} from '../../model/ports/chosen-ports.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Inputs} from '../../model/sync-status.ts';
import type {Finding, Fix} from '../../rules/finding.ts';
import {ignoring} from '../../rules/findings.ts';
import {diagnose} from '../../rules/index.ts';
import {rolloutsOf} from '../../rules/lib/unsettled.ts';
import {findingsAt} from '../../rules/time-dependent-severity.ts';

/** Why something that is waited for is not there yet. */
export type Obstacle = {
	/** The code of a finding or a verdict; absent where it is none. */
	readonly code?: string;
	/** One sentence. */
	readonly cause: string;
	readonly fixes: readonly Fix[];
	/** It is not known how the thing is. Only where that is so. */
	readonly isUnknown?: true;
};

const unserved = ({service}: ServiceView, served: readonly boolean[]) => {
	const labels = service.ports.filter((_, index) => !served[index]).map(portLabel);
	return labels.length === service.ports.length
		? `No endpoint of ${service.name} is ready.`
		: `No endpoint of ${service.name} is ready on ${labels.join(', ')}.`;
};

/**
 * What keeps a Service from being healthy: a finding that `isInTheWay`, a rollout that is under way, a port without a ready
 * endpoint; undefined where nothing does. What a probe may still find is not told. `now` in Unix milliseconds.
 */
export const obstacleOf = (
	view: ServiceView,
	inputs: Inputs,
	{
		isInTheWay,
		suppression,
		now,
	}: {
		readonly isInTheWay: (finding: Finding) => boolean;
		readonly suppression: Suppression;
		readonly now: number;
	},
): Obstacle | undefined => {
	const found = diagnose(view, inputs);
	if (found === undefined) {
		return {cause: `Service ${view.key} could not be checked yet.`, fixes: [], isUnknown: true};
	}

	const findings = ignoring(findingsAt(found, now), suppression);
	const bad = findings.find(isInTheWay);
	if (bad !== undefined) {
		return {code: bad.code, cause: `${bad.cause}.`, fixes: bad.fixes};
	}

	const {service} = view;
	if (service.type === 'ExternalName') {
		return undefined;
	}

	const rows = endpointRows(view);
	const served =
		service.ports.length > 0
			? service.ports.map((_, index) => usableOn(rows, index).length > 0)
			: [rows.some(({ready}) => ready)];
	const [rollout] = rolloutsOf(view);
	if (served.every(Boolean)) {
		return rollout === undefined ? undefined : {cause: `${rollout}.`, fixes: []};
	}

	// A warning, or what is in order for a while, tells more than that nothing is there.
	const near = findings.find(({ignored, foldedUnder}) => ignored === undefined && foldedUnder === undefined);
	const causes = [rollout, near?.cause].filter(cause => cause !== undefined);
	return {
		...(near && {code: near.code}),
		cause: causes.length > 0 ? `${causes.join('; ')}.` : unserved(view, served),
		fixes: near?.fixes ?? [],
	};
};
