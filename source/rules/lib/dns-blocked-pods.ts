import {matchesSelector} from '../../model/labels/matches-selector.ts';
import {letsQuestionsOut} from '../../model/networking/dns-pods.ts';
import {covers, isAbout, isPeer} from '../../model/networking/network-policy.ts';
import type {NetworkPolicy} from '../../model/networking/networking-objects.ts';
import type {Labels, Pod} from '../../model/objects.ts';
import {eligiblePods} from '../../model/pods/eligible-pods.ts';
import {selects} from '../../model/pods/pods.ts';
import {resolvePort} from '../../model/ports/ports.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {selectorText} from './selector-text.ts';

export type DnsBlockedPods = {
	/** Which pods cannot resolve names: all of the namespace, those with these labels that may call the Service, its own. */
	readonly who: 'everybody' | 'callers' | 'backends';
	/** Labels of the callers, as kubectl takes them; '' for others. */
	readonly labels: string;
	/** The policies that block them, by name; at least one. */
	readonly policies: readonly NetworkPolicy[];
	/** Whether they may call others by selector, and so most likely by name. */
	readonly isCalling: boolean;
};

/** The policies that close what pods with these labels send, where none of them lets a question out; [] elsewhere. */
const closing = ({egressPolicies, resolvers, namespaces, service}: ServiceView, labels: Labels) => {
	const about = egressPolicies.filter(policy => isAbout(policy, {namespace: service.namespace, labels}));
	return about.some(policy => letsQuestionsOut(policy, resolvers, namespaces)) ? [] : about;
};

/** Whether policies let their pods call a backend by its labels. */
const mayCall = ({service, namespaces}: ServiceView, policies: readonly NetworkPolicy[], backend: Pod) =>
	policies.some(({egress, namespace}) =>
		egress.some(rule =>
			service.ports.some(port => {
				const number = resolvePort(backend, port);
				return (
					number !== undefined &&
					covers(rule, number, port.protocol, backend) &&
					rule.peers.some(
						peer => peer.podSelector !== undefined && isPeer(peer, backend, namespace, namespaces) === true,
					)
				);
			}),
		),
	);

const asks = ({isOnHostNetwork, dnsPolicy}: Pod) => !isOnHostNetwork && dnsPolicy.startsWith('ClusterFirst');

/** Labels a person would name pods by: what a controller adds says nothing. */
const labelText = (labels: Labels) =>
	selectorText(
		Object.fromEntries(
			Object.entries(labels).filter(([key]) => !/(?:-hash|pod-name|pod-index|\/pod-template-generation)$/.test(key)),
		),
	);

/** Who around a Service may not ask the cluster's DNS, and whether that is likely meant. undefined where all pods may. */
export const dnsBlockedPods = (view: ServiceView): DnsBlockedPods | undefined => {
	const [backend] = eligiblePods(view);
	if (view.egressPolicies.length === 0 || backend === undefined) {
		return undefined;
	}

	const verdict = (who: DnsBlockedPods['who'], policies: readonly NetworkPolicy[], labels = '') => ({
		who,
		labels,
		policies,
		isCalling: policies.some(({egress}) =>
			egress.some(({peers}) => peers.some(({podSelector, namespaceSelector}) => podSelector ?? namespaceSelector)),
		),
	});

	const others = view.neighbours
		.filter(labels => !selects(view.service.selector, labels))
		.map(labels => ({labels, policies: closing(view, labels)}));
	const caller = others.find(({policies}) => mayCall(view, policies, backend));
	if (caller !== undefined) {
		return verdict('callers', caller.policies, labelText(caller.labels));
	}

	const [first] = others;
	const isForAll = first?.policies.some(({podSelector}) => matchesSelector(podSelector, {}));
	if (first !== undefined && isForAll && others.every(({policies}) => policies.length > 0)) {
		return verdict('everybody', first.policies);
	}

	const own = asks(backend) ? closing(view, backend.labels) : [];
	return own.length > 0 ? verdict('backends', own) : undefined;
};
