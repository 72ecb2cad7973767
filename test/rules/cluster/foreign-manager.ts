import {foreignManager} from '../../../source/rules/cluster/foreign-manager.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(foreignManager, {
	good: [
		view(),
		view({service: service({selector: {}}), slices: [slice({manager: ''})]}),
		view({slices: [slice({manager: 'endpointslicemirroring-controller.k8s.io'})]}),
		// Said by selector-and-manual.
		view({slices: [slice({manager: 'staff'})]}),
	],
	bad: [
		{
			view: view({slices: [slice(), slice({name: 'web-far', manager: 'mesh.example.com'})]}),
			severity: 'info',
			cause: 'endpoints managed by mesh.example.com (web-far)',
		},
		{view: view({service: service({selector: {}}), pods: [], slices: [slice({manager: 'staff'})]}), mention: ['staff']},
	],
});
