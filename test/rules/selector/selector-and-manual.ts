import {selectorAndManual} from '../../../source/rules/selector/selector-and-manual.ts';
import {service, slice, view} from '../../_helpers/objects.ts';
import {verifyRule} from '../../_helpers/verify-rule.ts';

verifyRule(selectorAndManual, {
	good: [
		view(),
		view({slices: [slice(), slice({name: 'far', manager: 'endpointslice-mesh-controller.cilium.io'})]}),
		view({slices: [slice(), slice({name: 'own', manager: '', endpoints: []})]}),
		view({service: service({selector: {}}), pods: [], slices: [slice({manager: ''})]}),
	],
	bad: [
		{
			view: view({slices: [slice(), slice({name: 'own', manager: 'staff'})]}),
			severity: 'warning',
			subject: {kind: 'EndpointSlice', namespace: 'shop', name: 'own'},
			cause: 'manual EndpointSlice own also gets traffic',
		},
		{view: view({slices: [slice(), slice({name: 'own', manager: ''})]}), mention: ['not set']},
	],
});
