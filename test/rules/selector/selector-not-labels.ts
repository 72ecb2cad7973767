import {selectorNotLabels} from '../../../source/rules/selector/selector-not-labels.ts';
import {service, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(selectorNotLabels, {
	good: [view(), view({service: service({selector: {matchLabels: ''}})})],
	bad: [
		{
			view: view({
				service: service({selectorFlaws: [{key: 'matchLabels', value: '{"app":"web"}', meant: {app: 'web'}}]}),
			}),
			severity: 'error',
			mention: ['selector matchLabels is a map', 'spec:\n  selector:\n    app: web'],
		},
		{
			view: view({service: service({selectorFlaws: [{key: 'version', value: '2'}]})}),
			cause: 'selector version: 2 is not a string: quote it',
			mention: ['Write version: "2"'],
		},
	],
});
