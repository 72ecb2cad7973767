import {weakMapMemoize} from 'reselect';
import type {EndpointRow} from '../../../model/ports/endpoints.ts';
import type {ServiceView} from '../../../model/service-view.ts';
import {kubectlName} from '../../../rules/lib/fixes/kubectl-name.ts';
import {selectorText} from '../../../rules/lib/selector-text.ts';
import {compilePodFilter, type PodLine} from '../../rows/filter.ts';
import {endpointPorts, endpointState, podBehind} from '../../text/endpoint-text.ts';
import {podReady, podStatus} from '../../text/pod-status.ts';
import {endpointsOf, type PodItem, podsOf} from '../endpoint-and-pod-items.ts';

const endpointLine = (view: ServiceView, endpoint: EndpointRow): PodLine => {
	const {address, pod, node, zone} = endpoint;
	const {labels = {}} = podBehind(view, endpoint) ?? {};
	const text = [pod, endpointPorts(view, endpoint), node, zone, endpointState(view, endpoint), selectorText(labels)];
	return {name: address, text: text.join(' '), labels};
};

const podLine = (item: PodItem): PodLine => {
	if (item.kind === 'near') {
		const {owner, labels} = item.near;
		return {name: item.key, text: `${kubectlName(owner)} ${selectorText(labels)}`, labels};
	}

	const {name, labels, ips, node} = item.pod;
	return {name, text: [podReady(item.pod), podStatus(item.pod), ...ips, node, selectorText(labels)].join(' '), labels};
};

const narrowed = <Item>(items: readonly Item[], filter: string, lineOf: (item: Item) => PodLine): readonly Item[] => {
	const test = compilePodFilter(filter);
	return test === undefined ? items : items.filter(item => test(lineOf(item)));
};

/** The addresses behind a Service that a filter lets through, those that are not ready first. */
export const narrowedEndpoints = weakMapMemoize((view: ServiceView, filter: string) =>
	narrowed(endpointsOf(view), filter, endpoint => endpointLine(view, endpoint)),
);

/** The same of its pods, or of those it nearly selects. */
export const narrowedPods = weakMapMemoize((view: ServiceView, filter: string) =>
	narrowed(podsOf(view), filter, podLine),
);
