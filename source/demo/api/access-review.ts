import type {Interposer} from '../interposer.ts';
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

/** A SelfSubjectAccessReview with its answer: all is allowed that nobody forbids. */
export const answerAccessReview = (body: unknown, interposer: Interposer | undefined) => {
	const {spec = {}} = body as Review;
	const {namespace, verb = 'get', resource: plural, subresource} = spec.resourceAttributes ?? {};
	const resource = resources.find(candidate => candidate.plural === plural);
	const asked = (['exec', 'log', 'portforward'].includes(subresource ?? '') ? subresource : verb) as Verb;
	const isForbidden =
		resource !== undefined && interposer?.forbids({verb: asked, resource, namespace: namespace || undefined}) === true;

	return {
		kind: 'SelfSubjectAccessReview',
		apiVersion: 'authorization.k8s.io/v1',
		metadata: {},
		spec,
		status: {allowed: !isForbidden},
	};
};
