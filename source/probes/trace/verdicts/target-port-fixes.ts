import type {Fix} from '../../../rules/finding.ts';
import {ownership} from '../../../rules/findings.ts';
import {portPatch} from '../../../rules/lib/fixes/port-patch.ts';
import {unreferencedContainerPort} from '../../../rules/lib/unreferenced-container-port.ts';
import {isHeadless} from '../../names/expected-name.ts';
import type {TracePlan} from '../trace-plan.ts';

/** The one port that can be meant; undefined where several can, or none. */
const meantPort = ({view, port}: TracePlan, listening: readonly number[] | undefined): number | undefined => {
	if (listening !== undefined) {
		return listening.length === 1 ? listening[0] : undefined;
	}

	return port?.protocol === 'TCP' ? unreferencedContainerPort(view) : undefined;
};

/** Clients of a headless Service connect to the port that they name: its targetPort helps nobody. */
const headlessFix = (target: number, meant: number | undefined): Fix => ({
	kind: 'text',
	label: 'Change the application port',
	value: `Let the application listen on ${target}, or let clients call the port it listens on${meant === undefined || meant === target ? '' : `, ${meant}`}: a headless Service does not map ports.`,
	mutating: false,
});

/**
 * How a target port that nothing listens on is fixed, the surest first. `listening` are the ports that a pod listens on,
 * read inside it; undefined where they could not be read: then the ports that the pods declare are all there is.
 */
export const targetPortFixes = (
	plan: TracePlan,
	target: number,
	listening: readonly number[] | undefined,
): readonly Fix[] => {
	const {service} = plan.view;
	const meant = meantPort(plan, listening);
	if (isHeadless(plan.view)) {
		return [headlessFix(target, meant)];
	}

	const index = plan.port === undefined ? -1 : service.ports.indexOf(plan.port);
	const patch =
		meant === undefined || meant === target || index === -1
			? []
			: [portPatch(service, index, `Set targetPort to ${meant}`, {field: 'targetPort', value: meant})];
	return [
		...ownership(service.manager, patch),
		...patch,
		{
			kind: 'text',
			label: 'Change the application port',
			value: `Let the application listen on ${target}, or set targetPort to the port it listens on.`,
			mutating: false,
		},
	];
};
