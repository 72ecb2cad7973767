import {essentials} from '../model/inputs.ts';
import {isEligible, isReady} from '../model/pods.ts';
import {counted} from './counted.ts';
import {isSelecting} from './is-selecting.ts';
import type {Rule} from './rule.ts';

export const publishNotReady: Rule = {
	code: 'publish-not-ready',
	title: 'Pods that are not ready get traffic',
	severity: 'info',
	confidence: 'certain',
	inputs: essentials,
	docs: `publishNotReadyAddresses: true puts every pod that the selector matches among the endpoints, ready or not. That is
meant for peers that look for each other by a headless Service; on one with an address of its own, clients reach pods
that say they can't serve.

By hand: kubectl get service NAME -o jsonpath='{.spec.publishNotReadyAddresses}', and kubectl get pods.

Where clients use it, take the field away, and give the peers a headless Service of their own.`,
	check({service, pods}) {
		if (!isSelecting(service) || !service.publishNotReadyAddresses || service.clusterIPs[0] === 'None') {
			return undefined;
		}

		const unready = pods
			.filter(pod => isEligible(pod) && !isReady(pod))
			.map(({name}) => name)
			.sort();
		if (unready.length === 0) {
			return undefined;
		}

		return {
			cause: `${counted(unready.length, 'pod')} not ready, and given traffic by publishNotReadyAddresses`,
			evidence: [
				{path: 'spec.publishNotReadyAddresses', value: 'true'},
				{path: `pod/${unready[0]} status.conditions[Ready]`, value: 'False'},
			],
			fixes: [],
		};
	},
};
