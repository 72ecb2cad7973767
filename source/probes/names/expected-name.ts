import {endpointRows} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {type NameAnswer, withoutDot} from './name-answer.ts';

/** What the cluster's DNS should say about a Service (github.com/kubernetes/dns docs/specification.md). */
export type ExpectedName =
	| {readonly kind: 'addresses'; readonly addresses: readonly string[]}
	| {readonly kind: 'alias'; readonly target: string};

export const isHeadless = ({service}: ServiceView) => service.clusterIPs[0] === 'None';

/** A headless Service answers with its ready endpoints, or with all where it publishes the others too. */
export const expectedName = (view: ServiceView): ExpectedName => {
	const {service} = view;
	if (service.type === 'ExternalName') {
		return {kind: 'alias', target: withoutDot(service.externalName).toLowerCase()};
	}

	const addresses = isHeadless(view)
		? endpointRows(view)
				.filter(({ready}) => ready || service.publishNotReadyAddresses)
				.map(({address}) => address)
		: service.clusterIPs;
	return {kind: 'addresses', addresses: addresses.map(address => address.toLowerCase())};
};

/** Record types worth asking for: those the Service has addresses of. */
export const expectedTypes = (expected: ExpectedName): ReadonlyArray<'A' | 'AAAA'> => {
	if (expected.kind === 'alias' || expected.addresses.length === 0) {
		return ['A'];
	}

	const types = new Set(expected.addresses.map(address => (address.includes(':') ? 'AAAA' : 'A')));
	return [...types];
};

/** The answer as the Service would have it: `ok` with a word of agreement, or `wrong-address`. Failures pass as they are. */
export const compareName = (answer: NameAnswer, expected: ExpectedName): NameAnswer => {
	if (expected.kind === 'alias') {
		if (answer.alias === undefined) {
			return answer;
		}

		return answer.alias.toLowerCase() === expected.target
			? answer
			: {...answer, outcome: 'wrong-address', detail: `alias of ${answer.alias}, and not of ${expected.target}`};
	}

	if (answer.outcome !== 'ok') {
		return answer;
	}

	const strangers = answer.addresses.filter(address => !expected.addresses.includes(address));
	if (strangers.length > 0) {
		const wanted = expected.addresses.join(', ') || 'nothing';
		return {...answer, outcome: 'wrong-address', detail: `${answer.detail}; the Service has ${wanted}`};
	}

	// Fewer is no fault: a tool may ask for one address family, and an answer may be cut or a few seconds old.
	return {...answer, detail: `${answer.detail}, as the Service says`};
};
