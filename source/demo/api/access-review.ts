import type {Faults} from '../faults.ts';
import {resources} from '../objects/served-resources.ts';
import type {Verb} from './request.ts';

type Review = {
	readonly spec?: {
		readonly resourceAttributes?: {
			readonly namespace?: string;
			readonly verb?: string;
			readonly resource?: string;
			readonly subresource?: string;
		};
	};
};

/** A SelfSubjectAccessReview with its answer: forbidden is what a fault answers with 403. */
export const answerAccessReview = (body: unknown, faults: Faults) => {
	const {spec = {}} = body as Review;
	const {namespace, verb = 'get', resource: plural, subresource} = spec.resourceAttributes ?? {};
	const resource = resources.find(candidate => candidate.plural === plural);
	const asked = (['exec', 'log', 'portforward'].includes(subresource ?? '') ? subresource : verb) as Verb;
	const allowed =
		resource === undefined || !faults.answers({verb: asked, resource, namespace: namespace || undefined}, 403);

	return {
		kind: 'SelfSubjectAccessReview',
		apiVersion: 'authorization.k8s.io/v1',
		metadata: {},
		spec,
		status: {allowed},
	};
};
