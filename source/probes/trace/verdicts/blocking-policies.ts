import type {PolicyVerdict} from '../../../model/networking/network-policy.ts';
import type {Fix} from '../../../rules/finding.ts';
import type {Hop} from '../hop.ts';
import {hostPort} from '../trace-plan.ts';
import type {TraceFacts} from './trace-facts.ts';

export type Blocking = Extract<PolicyVerdict, {kind: 'blocked'}>;

/** The policies that do not let the client through to a silent endpoint; undefined where none is known to. */
export const blockingPolicies = (
	{plan, trail, policyBetween}: Pick<TraceFacts, 'plan' | 'trail' | 'policyBetween'>,
	{target, pod}: Pick<Hop, 'target' | 'pod'>,
): Blocking | undefined => {
	const endpoint = plan.endpoints.find(({address, port}) => hostPort(address, port) === target);
	if (policyBetween === undefined || endpoint === undefined || pod === '' || plan.port === undefined) {
		return undefined;
	}

	const {client} = trail;
	const verdict = policyBetween(
		{namespace: client.namespace, name: client.pod},
		{namespace: plan.view.service.namespace, name: pod},
		endpoint.port,
		plan.port.protocol,
	);
	return verdict.kind === 'blocked' ? verdict : undefined;
};

/** `NetworkPolicy a`, `NetworkPolicies a and b`. */
export const policiesText = ({blockedBy}: Blocking) =>
	blockedBy.length === 1 ? `NetworkPolicy ${blockedBy[0]}` : `NetworkPolicies ${blockedBy.join(' and ')}`;

/** How one looks at the policies, and lets the client through. */
export const policyFixes = (
	{plan, trail}: Pick<TraceFacts, 'plan' | 'trail'>,
	{blockedBy, direction}: Blocking,
): readonly Fix[] => {
	const {client} = trail;
	const namespace = direction === 'ingress' ? plan.view.service.namespace : client.namespace;
	return [
		{
			kind: 'command',
			label: 'Check the NetworkPolicy',
			argv: ['kubectl', '-n', namespace, 'describe', 'networkpolicy', ...blockedBy],
			mutating: false,
		},
		{
			kind: 'text',
			label: direction === 'ingress' ? 'Allow the client' : 'Allow the connection',
			value: `Add a rule to ${blockedBy.join(' or ')} for ${direction === 'ingress' ? `the labels of pod ${client.pod}` : 'the labels of the backends'} and the backends' own port, or probe from a pod it allows.`,
			mutating: false,
		},
	];
};
