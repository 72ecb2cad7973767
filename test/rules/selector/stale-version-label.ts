import type {NearMatch} from '../../../source/model/view-parts.ts';
import {staleVersionLabel} from '../../../source/rules/selector/stale-version-label.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

const near = {
	owner: {kind: 'Deployment', name: 'web'},
	pods: ['web-1'],
	labels: {app: 'web'},
	score: 0.9,
	differences: [{key: 'version', wanted: '1.4', found: {key: 'version', value: '1.5'}}],
	patch: {version: null},
	wouldMatch: 1,
	others: [],
} satisfies NearMatch;
const stale = service({selector: {app: 'web', version: '1.4'}});
const missing = (match: NearMatch) => view({service: stale, pods: [], workloads: [], nearMatches: [match]});

verifyRule(staleVersionLabel, {
	good: [
		view(),
		view({service: stale, nearMatches: [near]}),
		missing({...near, patch: undefined}),
		missing({...near, differences: []}),
		missing({...near, differences: [...near.differences, {key: 'app', wanted: 'web', found: undefined}]}),
	],
	bad: [
		{
			view: missing(near),
			severity: 'error',
			cause: 'selector pins version=1.4: no pods match, deploy/web has version=1.5',
			mention: ['would match 1 pod', 'version: 1.4 -> version: 1.5'],
		},
	],
});
