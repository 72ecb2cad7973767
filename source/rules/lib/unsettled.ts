import {endpointRows} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import type {Finding} from '../finding.ts';
import {kubectlName} from './fixes/kubectl-name.ts';

/** Why a Service has nothing ready, and may have in a moment. */
export type Unsettled = {
	/** The finding that says so; absent where none does. */
	readonly code?: string;
	readonly cause: string;
};

/** A wait that is in order so far, and may become a fault. */
const isWait = ({severity, errorFrom, foldedUnder, ignored}: Finding) =>
	severity !== 'error' && errorFrom !== undefined && foldedUnder === undefined && ignored === undefined;

/** The rollouts of a Service's workloads that are under way, in words; [] where there are none. */
export const rolloutsOf = ({workloads}: Pick<ServiceView, 'workloads'>): readonly string[] =>
	workloads.flatMap(workload =>
		workload.unfinished === undefined ? [] : [`${kubectlName(workload)} is rolling out: ${workload.unfinished}`],
	);

/**
 * Why it is not known how a Service ends up: it has no ready endpoint, and a rollout or the start of a pod is under way
 * that may bring one. undefined where it has one, where nothing is under way, and where an error says that it is broken.
 * `findings` are those of the view, as they are told now.
 */
export const unsettledBecause = (view: ServiceView, findings: readonly Finding[]): Unsettled | undefined => {
	const {service, missing} = view;
	const isServed = service.type === 'ExternalName' || endpointRows(view).some(({ready}) => ready);
	if (missing !== undefined || isServed || findings.some(({severity, ignored}) => severity === 'error' && !ignored)) {
		return undefined;
	}

	const wait = findings.find(isWait);
	if (wait !== undefined) {
		return {code: wait.code, cause: wait.cause};
	}

	const [first] = rolloutsOf(view);
	return first === undefined ? undefined : {cause: first};
};
