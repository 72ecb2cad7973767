import type {NearMatch} from '../../../source/model/view-parts.ts';
import {nearMatchTemplate} from '../../../source/rules/selector/near-match-template.ts';
import {service, view, workload} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const near: NearMatch = {
	owner: {kind: 'Deployment', name: 'nightly'},
	pods: [],
	labels: {app: 'nightly'},
	score: 0.9,
	differences: [{key: 'app', wanted: 'nigthly', found: {key: 'app', value: 'nightly'}}],
	patch: {app: 'nightly'},
	wouldMatch: 0,
	others: [],
};
const missing = (match: NearMatch, overrides = {}) =>
	view({service: service({selector: {app: 'nigthly'}}), pods: [], workloads: [], nearMatches: [match], ...overrides});

verifyRule(nearMatchTemplate, {
	good: [
		view(),
		missing({...near, pods: ['nightly-1']}),
		missing({...near, patch: undefined}),
		missing({...near, differences: [{key: 'version', wanted: '1', found: undefined}]}),
		// One that matches as it is explains it better.
		missing(near, {workloads: [workload({replicas: 0})]}),
	],
	bad: [
		{
			view: missing(near),
			severity: 'error',
			subject: {kind: 'Deployment', namespace: 'shop', name: 'nightly'},
			cause: 'selector app=nigthly matches no pods; deploy/nightly template has app=nightly',
			mention: ['deploy/nightly pods', 'Change the selector'],
		},
	],
});
